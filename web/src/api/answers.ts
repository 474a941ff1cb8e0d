/** Answers that no record of the contract holds: pages of records, and what a picture needs (plans/2026-11-25-page.md). */
import type { Claim, Correction, Doc, FogEvent, Issue, Judgement, OutletProfile, Span, Step } from "./records";

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export interface Related {
  head: string;
  day: string | null;
  place: string | null;
}

export interface WholeEvent {
  event: FogEvent;
  claims: Claim[];
  documents: Doc[];
  judgements: Judgement[];
  corrections?: Correction[];
  reviews?: Review[];
  related: Record<string, Related>;
}

export interface Review {
  id: string;
  claim: string;
  act: string;
  who: string;
  when: string;
  why: string | null;
}

export interface WholeDocument {
  document: Doc;
  text: string;
  masked: boolean;
  claims: Claim[];
  events: Record<string, string>;
  issues: Issue[];
  copies: string[];
}

export interface MapColumns {
  n: number;
  id: string[];
  lon: number[];
  lat: number[];
  precision: (number | null)[];
  type: number[];
  day: (string | null)[];
  agreement: number[];
  letter: string[];
  disputed: number[];
  dead: (number | null)[];
  types: (string | null)[];
  agreements: string[];
  regions: Region[];
  unplaced: number;
  undated: number;
}

export interface Region {
  admin1: string | null;
  country: string | null;
  n: number;
  ids: string[];
}

export interface Timeline {
  bin: "day" | "week" | "month" | "year";
  rows: [string, string | null, number][];
  undated?: number;
}

export type Counts = [string | number | null, number][];

export interface Facets {
  type: Counts;
  side: Counts;
  outlet: [string, number, string?][];
  agreement: Counts;
  precision: Counts;
  letter: Counts;
  country: Counts;
  disputed: Counts;
  events: number;
  claims: number;
  documents: number;
  first: string | null;
  last: string | null;
}

export type Stand = "agrees" | "contradicts" | "silent";

export interface MatrixCell {
  outlet: string;
  stand: Stand;
  value: unknown;
  claims: string[];
}

export interface Matrix {
  outlets: { id: string; name: string; side: string | null }[];
  rows: { field: string; dispute?: string | null; cells: MatrixCell[] }[];
}

export interface Testimony {
  claim: string;
  document: string;
  outlet: string | null;
  published: string | null;
  origin: string;
  chain: string[];
  value: unknown;
  rule: string;
  words: string;
  span: Span;
  corrected: boolean;
}

export interface Explanation {
  field: string;
  value: unknown;
  policy: string;
  testimony: Testimony[];
  note: string | null;
}

export interface ControlAnswer {
  items: Step[];
  total?: number;
  first?: string | null;
  last?: string | null;
  camps?: string[];
  days?: string[];
}

export interface OutletsAnswer {
  items?: OutletProfile[];
  profiles?: OutletProfile[];
  matrix: { one: string; other: string; agree: number; contradict: number; silent: number }[];
}

export type Role = "viewer" | "coder" | "reviewer" | "admin";

export interface Session {
  user: string | null;
  role: Role | null;
  local: boolean;
  sees_names: boolean;
  ledger?: string;
  csrf: string | null;
  version: string;
}

export interface SearchHit {
  kind: string;
  id: string;
  event: string | null;
  document: string;
  words: string[];
}

export interface Method {
  version: string;
  coverage: {
    outlet: string | null;
    side: string | null;
    documents: number;
    first: string | null;
    last: string | null;
    days: [string, number][];
  }[];
  precision: Record<string, Counts>;
  coders: Counts;
  collected: [string | null, string | null];
  issues: Counts;
  packs: { id: string; name: string; version: string; licence: string; sha256: string; origins: string[] }[];
  codebook: {
    frame: string;
    event_type: string;
    sub_event_type: string | null;
    plover: string | null;
    mode: string | null;
    meaning: string;
  }[];
  sides: { id: string; name: string }[];
  limits: string[];
}

export interface ExportCheck {
  profile: string;
  events: number;
  rows: number;
  left_out: Record<string, number>;
  notes: Record<string, number>;
  problems: { row: number; rule: string; message: string }[];
  sha256: string;
  bytes: number;
}

export interface ReviewItem {
  event: FogEvent;
  worth: number;
  reasons: string[];
  state: "open" | "accepted" | "rejected" | "mixed" | "sealed";
  votes: Record<string, Record<string, string>>;
}

export interface Progress {
  events: number;
  open: number;
  accepted: number;
  rejected: number;
  sealed: number;
  claims: number;
  voted: number;
  by: [string, number][];
  pairs: number;
  kappa: number | null;
}

export interface Job {
  id: string;
  state: "running" | "done" | "failed";
  done: number;
  total: number | null;
  rate: number | null;
  message: string | null;
  documents: JobDocument[];
}

export interface JobDocument {
  ref: string;
  outcome: "added" | "known" | "failed";
  document: string | null;
  claims: number;
  events: number;
  issues: { code: string; message: string }[];
}
