// Names as they are compared (simpul/people/rules/spelling.py), and who may be the same.
const QUOTES = /['’‘`ʼ´]/g;
const LONGEST = 200;

/** Without case, punctuation and doubled blanks; letters of any script stay. */
export function nameKey(name: string): string {
  const folded = folding(name.normalize("NFKC")).replace(QUOTES, "");
  const kept = folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return [...kept].slice(0, LONGEST).join("");
}

// Python's casefold, as far as lower case of upper case does not reach it.
function folding(text: string): string {
  return text.replace(/ß|ẞ/g, "ss").toUpperCase().toLowerCase().replace(/ς/g, "σ");
}

export interface Likeness {
  name: string;
  birth_date: string | null;
  mother_name: string;
}

/** Same name and birth date, and the same mother unless one of the two is unknown. */
export function mayBeSame(one: Likeness, other: Likeness): boolean {
  if (!one.birth_date || one.birth_date !== other.birth_date || nameKey(one.name) !== nameKey(other.name)) return false;
  const [mine, theirs] = [nameKey(one.mother_name), nameKey(other.mother_name)];
  return !mine || !theirs || mine === theirs;
}
