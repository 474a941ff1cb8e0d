/** Small signs: a camp's shape, an event type's dot, badges. Each says in words what it shows. */
import type { ComponentChildren } from "preact";
import { camp, css, SHAPES, typeShade } from "./palette";
import { agreementMeaning, agreementName, campName } from "./words";

export function Camp({ side, label = false }: { side: string | null | undefined; label?: boolean }) {
  const [shade, shape] = camp(side);
  const name = campName(side);
  return (
    <span class="camp" title={label ? undefined : name}>
      <svg viewBox="0 0 12 12" width="11" height="11" role="img" aria-label={label ? undefined : name} aria-hidden={label}>
        <path d={SHAPES[shape]} style={{ fill: css(shade) }} fill-rule="evenodd" />
      </svg>
      {label && <span>{name}</span>}
    </span>
  );
}

export function TypeDot({ type }: { type: string | null | undefined }) {
  return <span class="type-dot" style={{ background: css(typeShade(type)) }} aria-hidden="true" />;
}

export function Agreement({ value }: { value: string }) {
  return (
    <span class={`badge agreement ${value}`} title={agreementMeaning(value)}>
      {agreementName(value)}
    </span>
  );
}

export function GradeBadge({ grade }: { grade: { source: string; information: number; why: string } | null }) {
  if (!grade) return null;
  return (
    <span class="badge grade" title={`Admiralty grade ${grade.source}${grade.information}: ${grade.why}`}>
      {grade.source}
      {grade.information}
    </span>
  );
}

export function Key({ children }: { children: ComponentChildren }) {
  return <kbd>{children}</kbd>;
}

/** What stands where nothing is to be shown: what it means and what can be done. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty" role="status">
      <p class="empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}

export function Failed({ error }: { error: { message: string; status: number } }) {
  return (
    <div class="empty failed" role="alert">
      <p class="empty-title">{error.status === 404 ? "There is nothing here" : "This could not be loaded"}</p>
      <p>{error.message}</p>
    </div>
  );
}

export function Loading({ what = "Loading" }: { what?: string }) {
  return (
    <div class="loading" role="status">
      <span class="bar" aria-hidden="true" />
      {what}…
    </div>
  );
}
