// One meaning of a condition (simpul/standards/conditions.py).
import type { Condition } from "./catalogue";

/** Nothing never passes; a list passes when one of its values does. */
export function passes(condition: Condition, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return Array.isArray(value) ? value.some((one) => onePasses(condition, one)) : onePasses(condition, value);
}

function onePasses(condition: Condition, value: unknown): boolean {
  const { equals = null, in: allowed = null, min = null, max = null } = condition;
  if (equals !== null && value !== equals) return false;
  if (allowed !== null && !allowed.some((one) => one === value)) return false;
  if (min === null && max === null) return true;
  const figure = typeof value === "boolean" ? Number(value) : value;
  return typeof figure === "number" && (min === null || figure >= min) && (max === null || figure <= max);
}
