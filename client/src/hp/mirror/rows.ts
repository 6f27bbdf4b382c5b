// Rows as they are kept: the columns of a kind, and what stands where the wire says nothing.
import type { Page } from "../outbox/ports";

export type Row = Record<string, unknown> & { id: string };

// `generation`: of the first copy in which the row came last. `gone`: not on the server any more, kept for unsent work.
export interface Kept {
  generation: number;
  gone?: true;
  row: Row;
}

export const KINDS = ["post", "person", "household", "record", "open_day", "month", "arrival"] as const;
export type Kind = (typeof KINDS)[number];

const ABSENT: Record<Kind, Record<string, unknown>> = {
  post: { name: "", village: "", village_id: null, hamlets: [] },
  person: {
    name: "", sex: "P", birth_date: null, birth_estimated: false, mother_name: "", mother_id: null, household_id: null,
    hamlet_id: null, address: "", phone: "", disability: null, nik_end: "", died_on: null, post_id: null, version: 0,
  },
  household: { head_name: "", address: "", hamlet_id: null, kk_end: "", version: 0 },
  record: {
    post_id: "", service: "", version: 1, on: "", person_id: null, household_id: null, place: "", answers: {},
    open_day_id: null, by: "", mine: false, void: false, revision: 1,
  },
  open_day: { post_id: "", on: "", state: "terjadwal", reason: "" },
  month: { post_id: "", period: 0, finished: false, closed: false },
  arrival: { state: "held", code: "", sentence: "", by: "", reason: "" },
};

export function blank(kind: Kind): Record<string, unknown> {
  return ABSENT[kind];
}

/** The rows of one kind in a page, as objects; a missing column and a null mean what `ABSENT` says. */
export function rowsOf(page: Page, kind: Kind): Row[] {
  const columns = page.rows[kind];
  if (!columns) return [];
  const ids = idsOf(columns);
  const absent = Object.entries(ABSENT[kind]);
  const persons = page.persons ?? []; // one list for the whole answer (docs/sync.md)
  return ids.map((id, place) => {
    const row: Row = { id };
    for (const [name, instead] of absent) row[name] = columns[name]?.[place] ?? instead;
    if (kind === "record") row.person_id = personAt(persons, columns.person?.[place]);
    return row;
  });
}

function idsOf(columns: Record<string, unknown[]>): string[] {
  if (columns.id) return columns.id as string[];
  const { post_id: posts = [], period: periods = [] } = columns;
  return posts.map((post, place) => `${String(post)}:${String(periods[place])}`);
}

function personAt(persons: unknown[], place: unknown): string | null {
  return typeof place === "number" ? ((persons[place] as string | undefined) ?? null) : null;
}
