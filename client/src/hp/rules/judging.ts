// Whether a record may be made: form, day, person. Errors are what the server would refuse, warnings what it asks about
// or holds (simpul/services/rules/judging.py); the server judges again.
import type { NewRecord, Person, RecordRow } from "../facade";
import type { Service } from "./catalogue";
import { between, later } from "./days";
import { doubts, WHOLE } from "./doubts";
import { type CheckedAnswers, check, notFor } from "./forms";
import { written } from "./words";

const AGE_MARGIN_DAYS = 366; // just outside is a late child or a wrong birth date (docs/rules/pencatatan.md)
const EARLIEST = "2000-01-01";
const LONGEST_PLACE = 200;

export interface Ground {
  today: string;
  closed: boolean; // the month of the record
  person: Person | null;
  records: RecordRow[]; // of the person
  id: string | null; // of the record that is corrected
}

export function judge(service: Service, record: NewRecord, ground: Ground): CheckedAnswers {
  const checked = check(service, record.answers, record.on);
  judgeDay(record.on, ground, checked);
  judgeAim(service, record, checked);
  if (!ground.person) return checked;
  judgePerson(service, ground.person, record.on, checked);
  const asked = doubts(service, record.on, checked.answers, ground.id, ground.records);
  for (const [code, sentence] of Object.entries(asked)) warn(checked, code, sentence);
  return checked;
}

function warn(checked: CheckedAnswers, code: string, sentence: string): void {
  const before = checked.warnings[code];
  checked.warnings[code] = before && before !== sentence ? `${before} ${sentence}` : sentence;
}

function judgeDay(on: string, { today, closed }: Ground, checked: CheckedAnswers): void {
  if (on > today)
    checked.errors.on = `Tanggal ${written(on)} belum tiba di posyandu ini (hari ini ${written(today)}). Periksa tanggalnya.`;
  else if (on < EARLIEST) checked.errors.on = `Tanggal ${written(on)} terlalu lama lalu. Periksa tahunnya.`;
  else if (closed) warn(checked, WHOLE, "Bulan ini sudah ditutup. Catatan ini akan ditahan sampai desa memutuskannya.");
}

function judgeAim(service: Service, record: NewRecord, { errors }: CheckedAnswers): void {
  if (service.subject === "person" && !record.person_id)
    errors.person = `${service.name} dicatat untuk seseorang. Pilih orangnya dari daftar, atau daftarkan dulu.`;
  if (service.subject === "household" && !record.household_id)
    errors.household = `${service.name} dicatat untuk sebuah keluarga. Pilih keluarganya dari daftar, atau daftarkan dulu.`;
  const place = (record.place ?? "").trim();
  if (service.subject === "place" && !place)
    errors.place = `${service.name} dicatat untuk sebuah tempat. Tulis nama atau letak tempatnya.`;
  else if (place.length > LONGEST_PLACE) errors.place = `Tulis nama tempat dalam satu baris, paling banyak ${LONGEST_PLACE} huruf.`;
}

function judgePerson(service: Service, person: Person, on: string, checked: CheckedAnswers): void {
  const { birth_date: born, died_on: died, sex } = person;
  if (born && on < born)
    checked.errors.on = `Tanggal ${written(on)} sebelum orang ini lahir (${written(born)}). Periksa tanggal catatan atau tanggal lahirnya.`;
  else if (died && on > died)
    checked.errors.on = `Orang ini tercatat meninggal pada ${written(died)}. Periksa tanggal catatan atau orangnya.`;
  else judgeWhom(service, sex, born, on, checked);
}

function judgeWhom(service: Service, sex: "L" | "P", born: string | null, on: string, checked: CheckedAnswers): void {
  const { age_min_months: low = null, age_max_months: high = null, sex: wanted } = service.eligibility ?? {};
  const turnAway = (why: string) => {
    checked.errors.person = `${why} Bila datanya benar, pilih layanan atau orang lain.`;
  };
  if (wanted && wanted !== sex) return turnAway(`${service.name} hanya untuk ${wanted === "P" ? "perempuan" : "laki-laki"}.`);
  if (low === null && high === null) return;
  if (!born) return warn(checked, WHOLE, "Tanggal lahir belum diisi, jadi usia tidak dapat diperiksa. Lengkapi data orangnya.");
  const sentence = notFor(service, sex, born, on);
  if (!sentence) return;
  if (isFarOutside(service, sex, born, on)) turnAway(sentence);
  else warn(checked, WHOLE, sentence);
}

function isFarOutside(service: Service, sex: "L" | "P", born: string, on: string): boolean {
  const younger = later(born, Math.min(AGE_MARGIN_DAYS, between(born, on)));
  return [younger, later(born, -AGE_MARGIN_DAYS)].every((day) => notFor(service, sex, day, on) !== null);
}
