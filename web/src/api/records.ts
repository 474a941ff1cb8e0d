/** Records of the contract as the API gives them (docs/records.md); only what the page reads is named. */

export interface Span {
  start: number;
  end: number;
  exact?: string;
}
export type Range = [number, number];

export interface Actor {
  id: string | null;
  name: string;
  text: string | null;
  span: Range | null;
  kind: string | null;
  side: string | null;
}

export interface Place {
  id: string | null;
  name: string;
  text: string | null;
  span: Range | null;
  lat: number | null;
  lon: number | null;
  precision: number | null;
  kind: string | null;
  admin1: string | null;
  country: string | null;
  within?: string | null;
}

export interface When {
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
  precision: string;
  basis: string;
  text: string | null;
  span: Range | null;
}

export interface Loss {
  kind: string;
  of: Actor | null;
  civilian: boolean;
  low: number | null;
  best: number | null;
  high: number | null;
  text?: string | null;
  span?: Range | null;
  item: string | null;
  model?: string | null;
  calibre_mm?: number | null;
  status: string | null;
  taken_by?: Actor | null;
  policy?: string;
  claims?: string[];
}

export interface Change {
  place: Place;
  from: Actor | null;
  to: Actor | null;
  extent: string;
}

export interface Voice {
  name: string;
  actor: string | null;
  kind: string | null;
  side: string | null;
  verb: string | null;
  span: Range | null;
}

export interface Claim {
  id: string;
  document: string;
  document_ref: string;
  span: Span;
  event: string;
  kind: string;
  event_type: string | null;
  sub_event_type: string | null;
  status: string;
  background: boolean;
  initiators: Actor[];
  targets: Actor[];
  places: Place[];
  time: When;
  losses: Loss[];
  control: Change[];
  attribution: Voice[];
  trigger: Span | null;
  confidence: number;
  doubtful: boolean;
  rule: string;
  producer: { name: string; version: string; packs: Record<string, string> };
}

export interface Origin {
  name: string;
  side: string | null;
  kind: string | null;
  outlets: string[];
  claims: string[];
  against_interest: boolean;
}

export interface DisputeValue {
  value: unknown;
  claims: string[];
  origins: string[];
  sides: string[];
}

export interface Dispute {
  field: string;
  values: DisputeValue[];
  kind: "contradiction" | "update" | "scope";
  silent: string[];
}

export interface EventLink {
  to: string;
  kind: string;
  why: string;
}

export interface FogEvent {
  id: string;
  claims: string[];
  documents: string[];
  event_type: string | null;
  sub_event_type: string | null;
  status: string;
  background: boolean;
  time: When;
  places: Place[];
  initiators: Actor[];
  targets: Actor[];
  losses: Loss[];
  agreement: string;
  origins: Origin[];
  disputes: Dispute[];
  grade: { source: string; information: number; why: string } | null;
  links: EventLink[];
  confidence: number;
  judged: boolean;
}

export interface Segment {
  kind: string;
  start: number;
  end: number;
  reason: string;
}

export interface Issue {
  code: string;
  message: string;
  document_ref?: string | null;
  span?: Range | null;
}

export interface Doc {
  id: string;
  document_ref: string;
  sha256: string;
  url: string | null;
  language: string | null;
  outlet: { id: string | null; name: string; side: string | null } | null;
  title: string | null;
  byline: string | null;
  dateline: string | null;
  published: When;
  segments: Segment[];
  copy_of: string | null;
  issues: Issue[];
}

export interface Judgement {
  id: string;
  kind: string;
  claims: string[];
  others: string[];
  relation: string | null;
  undoes: string | null;
  who: string;
  when: string;
  why: string;
}

export interface Correction {
  id: string;
  claim: string;
  field: string;
  value: unknown;
  before: unknown;
  who: string;
  when: string;
  why: string;
}

export interface Step {
  place: string;
  name: string;
  state: "held" | "contested" | "unknown";
  holder: Actor | null;
  rivals: Actor[];
  partial: boolean;
  since: string | null;
  until: string | null;
  assurance: "agreed" | "one camp" | "contested" | "implied";
  marks: string[];
  events: string[];
  claims: string[];
  origins: string[];
  sides: string[];
  known: string | null;
  lat: number | null;
  lon: number | null;
  precision?: number | null;
  admin1: string | null;
  country: string | null;
}

export interface OutletProfile {
  outlet: string;
  name: string;
  side: string | null;
  documents: number;
  claims: number;
  events: number;
  shared: number;
  first: number;
  agreement: number | null;
  with_: Record<string, [number, number]>;
  own_losses: number;
  silent: number;
  admitted: number;
  relayed: number | null;
  copies: number;
  loaded: Record<string, number>;
}
