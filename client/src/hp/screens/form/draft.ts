// A form while it is filled: what is typed, what is said about it at once, and a draft that outlives a killed app.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Answers, Checked, NewRecord, OpenVault, RecordRow } from "../../facade";
import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import type { PhotoKeeper } from "./photo";
import { asRaw, type Raw, read } from "./sheet";
import { asText, fromText } from "../../../pictures";

const PAUSE = 150; // ms without typing before what was typed is judged

// Something that the server sent back, as it was typed, with its reason.
export interface Refused {
  id: string;
  record: NewRecord;
  sentence: string;
  errors: Record<string, string>;
}
interface Given {
  vault: OpenVault;
  service: Service;
  ask: URLSearchParams;
  on: string;
  record: RecordRow | null;
  before: RecordRow[];
  refused: Refused | undefined;
}
interface Kept {
  raw: Raw;
  on: string;
  place: string;
}

export interface Filling {
  raw: Raw;
  shown: Set<string>;
  on: string;
  place: string;
  today: string;
  dayIsGiven: boolean;
  personId: string | null;
  householdId: string | null;
  errors: Record<string, string>;
  warnings: Record<string, string>;
  restored: boolean;
  photos: PhotoKeeper;
  change(code: string, value: unknown): void;
  setOn(on: string): void;
  setPlace(place: string): void;
  check(): Promise<boolean>;
  save(): Promise<string>;
  discard(): void;
}

export function useFilling({ vault, service, ask, on: day, record, before, refused }: Given): Filling {
  const written = record ?? refused?.record;
  const personId = (written ? written.person_id : ask.get("orang")) ?? null;
  const householdId = (written ? written.household_id : ask.get("keluarga")) ?? null;
  const key = `catat:${service.code}:${record?.id ?? refused?.id ?? personId ?? householdId ?? ""}`;
  const blank: Kept = { raw: written ? asRaw(service, written.answers) : {}, on: day, place: written?.place ?? "" };
  const draft = useMemo(() => unsaved(vault, service, key, before), [key]);
  const [kept, setKept] = useState<Kept>(draft ?? blank);
  const [restored, setRestored] = useState(!!draft);
  const [touched, touch] = useState<Set<string>>(new Set(Object.keys(draft?.raw ?? {})));
  const [tried, setTried] = useState(false);
  const photos = usePhotos(vault, key);
  const { answers, errors: unread, shown } = read(service, kept.raw);
  const asked: NewRecord = {
    service: service.code, on: kept.on, answers, person_id: personId, household_id: householdId, place: kept.place.trim(),
    open_day_id: written ? (written.open_day_id ?? null) : openDayOn(vault, kept.on),
  };
  const self = record?.id ?? refused?.id ?? null;
  const checked = useChecked(vault, asked, self, kept);
  const put = (next: Kept) => {
    setKept(next);
    vault.keepDraft(key, next);
  };
  const own: Record<string, string> = service.subject === "place" && !kept.place.trim() ? { place: words.form.placeMissing } : {};
  const fromServer = refused && !touched.size ? refused.errors : {};
  const all = { ...fromServer, ...checked.errors, ...unread, ...own };
  const store = async () => {
    if (refused) return (await vault.mend(refused.id, asked), refused.id);
    if (record) return (await vault.amendRecord(record.id, answers), record.id);
    return vault.saveRecord(asked, photos.chosen(answers));
  };
  return {
    raw: kept.raw, shown, on: kept.on, place: kept.place, today: vault.today(), personId, householdId, restored, photos,
    dayIsGiven: !!ask.get("langkah") && !record,
    errors: tried || fromServer === refused?.errors ? all : only(all, touched),
    warnings: only(checked.warnings, touched, service),
    change(code, value) {
      touch(new Set(touched).add(code));
      put({ ...kept, raw: { ...kept.raw, [code]: value ?? undefined } });
    },
    setOn: (on) => put({ ...kept, on }),
    setPlace: (place) => (touch(new Set(touched).add("place")), put({ ...kept, place })),
    async check() {
      setTried(true);
      const now = await vault.checkRecord(asked, self);
      return Object.keys({ ...now.errors, ...unread, ...own }).length === 0;
    },
    async save() {
      const id = await store();
      vault.keepDraft(key, undefined);
      photos.forget();
      return id;
    },
    discard() {
      vault.keepDraft(key, undefined);
      setRestored(false);
      touch(new Set());
      setKept(blank);
    },
  };
}

// An app that was killed between saving and clearing its draft finds both: what says the same is saved, and not asked again.
function unsaved(vault: OpenVault, service: Service, key: string, before: RecordRow[]): Kept | undefined {
  const draft = vault.draft(key) as Kept | undefined;
  if (!draft) return undefined;
  const { answers } = read(service, draft.raw);
  const same = (one: RecordRow) => service.questions.every(({ code }) => equal(one.answers[code], answers[code]));
  if (!before.some((one) => one.on === draft.on && one.place === draft.place.trim() && same(one))) return draft;
  vault.keepDraft(key, undefined);
  return undefined;
}

function equal(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

export function openDayOn(vault: OpenVault, on: string): string | null {
  return vault.openDays().find((day) => day.on === on && day.state === "terjadwal")?.id ?? null;
}

// A required field that nobody came to yet is not wrong; what stands about the whole is always told.
function only(said: Record<string, string>, touched: Set<string>, form?: Service): Record<string, string> {
  const whole = (code: string) => !!form && !form.questions.some((one) => one.code === code);
  return Object.fromEntries(Object.entries(said).filter(([code]) => touched.has(code) || whole(code)));
}

function useChecked(vault: OpenVault, asked: NewRecord, self: string | null, kept: Kept): Checked {
  const [checked, setChecked] = useState<Checked>({ errors: {}, warnings: {} });
  const newest = useRef(0);
  useEffect(() => {
    const turn = ++newest.current;
    const timer = setTimeout(() => {
      void vault.checkRecord(asked, self).then((found) => turn === newest.current && setChecked(found));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [kept]);
  return checked;
}

interface Photos extends PhotoKeeper {
  chosen(answers: Answers): { id: string; question: string; blob: Blob }[];
  forget(): void;
}

// Photos stand in a draft of their own: they are large, and are not written again at every letter.
function usePhotos(vault: OpenVault, key: string): Photos {
  const place = `${key}#foto`;
  return useMemo(() => {
    const draft = (vault.draft(place) as Record<string, { question: string; text: string }> | undefined) ?? {};
    const held = new Map(Object.entries(draft).map(([id, one]) => [id, { question: one.question, blob: fromText(one.text), text: one.text }]));
    const keep = () => vault.keepDraft(place, held.size ? Object.fromEntries([...held].map(([id, { question, text }]) => [id, { question, text }])) : undefined);
    return {
      get: (id) => held.get(id)?.blob,
      put(id, question, blob) {
        held.set(id, { question, blob, text: "" });
        void asText(blob).then((text) => (held.set(id, { question, blob, text }), keep()));
      },
      drop: (id) => void (held.delete(id), keep()),
      chosen: (answers) => {
        const named = new Set(Object.values(answers).flat());
        return [...held].filter(([id]) => named.has(id)).map(([id, { question, blob }]) => ({ id, question, blob }));
      },
      forget: () => vault.keepDraft(place, undefined),
    };
  }, [place]);
}
