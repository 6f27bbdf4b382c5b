// The catalogue as it travels: the shapes of simpul/standards/schema.py.
export type Scalar = string | number | boolean;

export interface Condition {
  equals?: Scalar | null;
  in?: Scalar[] | null;
  min?: number | null;
  max?: number | null;
}

export interface ShowWhen extends Condition {
  question: string;
}

export interface Choice {
  code: string;
  label: string;
  retired?: boolean;
  alone?: boolean;
}

export type QuestionType =
  | "boolean"
  | "choice"
  | "multichoice"
  | "integer"
  | "decimal"
  | "text"
  | "longtext"
  | "date"
  | "persons"
  | "photo"
  | "location";

export interface Question {
  code: string;
  label: string;
  help?: string;
  type: QuestionType;
  required?: boolean;
  unit?: string;
  decimals?: number;
  min?: number | null;
  max?: number | null;
  warn_min?: number | null;
  warn_max?: number | null;
  warn_change?: number | null;
  max_length?: number;
  past?: boolean;
  choices?: Choice[];
  show_when?: ShowWhen | null;
  fact?: string | null;
  sensitive?: boolean;
}

export interface Eligibility {
  age_min_months?: number | null;
  age_max_months?: number | null;
  sex?: "L" | "P" | null;
  note?: string;
}

export interface Service {
  code: string;
  version: number;
  field: string;
  name: string;
  help?: string;
  activity: "pelayanan" | "pendataan" | "verifikasi" | "penyuluhan" | "aspirasi";
  subject: "person" | "household" | "place" | "event";
  sealed?: boolean;
  step?: number | null;
  valid_from: string;
  valid_to?: string | null;
  eligibility?: Eligibility;
  questions: Question[];
}

// A group of the open day's list: by age, or by a state that a record tells (simpul/standards/groups.py).
export interface GroupRule {
  code: string;
  label: string;
  sex?: "L" | "P" | null;
  min_months?: number;
  max_months?: number | null;
  marked_by?: string[];
  ended_by?: string[];
  marked_days?: number;
}

export interface Catalogue {
  version: string;
  fields: { code: string; name: string; short: string }[];
  services: Service[];
  groups: GroupRule[];
  disabilities: { code: string; name: string }[];
}
