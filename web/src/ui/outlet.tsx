/** An outlet or voice: camp and name, right for either direction of writing. */
import { href } from "../state/route";
import { Camp } from "./glyphs";

export function OutletBadge({ name, side, id }: { name: string; side: string | null | undefined; id?: string | null }) {
  const inside = (
    <>
      <Camp side={side} />
      <bdi>{name}</bdi>
    </>
  );
  return id ? (
    <a class="outlet" href={href("/outlets", { show: id })}>
      {inside}
    </a>
  ) : (
    <span class="outlet">{inside}</span>
  );
}
