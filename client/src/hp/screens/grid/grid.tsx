import type { PersonLine } from "../../facade";
import { words } from "../../words";
import { fits } from "../form/rules";
import { parted } from "../form/sheet";
import { Empty, Head } from "../parts/basics";
import { address } from "../router";
import { fullDate } from "../saying";
import { useVault } from "../vault";
import { GridRow } from "./row";

const said = words.grid;
const IN_A_CELL = ["boolean", "choice", "integer", "decimal", "date"];

// A service of the day as the paper register has it: people down, questions across.
export function GridPage({ service: code, ask }: { service: string; ask: URLSearchParams }) {
  const vault = useVault();
  const on = ask.get("tanggal") || vault.today();
  const service = vault.services(on).find((one) => one.code === code);
  const up = address("hari-ini", "", { tanggal: ask.get("tanggal") });
  if (!service) return <><Head title={said.title} up={up} /><Empty>{words.form.unknownService}</Empty></>;
  const list = vault.dayList(on);
  const seen = new Map<string, PersonLine>();
  for (const group of list.groups) for (const line of group.persons) if (fits(service, line, on)) seen.set(line.id, line);
  const questions = parted(service).first.filter((one) => IN_A_CELL.includes(one.type));
  return (
    <>
      <Head title={service.name} lead={fullDate(on)} up={up}>
        <p class="small quiet">
          {said.lead} {questions.length < service.questions.length && said.elsewhere}
        </p>
      </Head>
      {seen.size === 0 && <Empty>{said.empty}</Empty>}
      {seen.size > 0 && (
        <div class="grid-wrap" tabIndex={0} role="region" aria-label={service.name}>
          <table class="grid" onKeyDown={move}>
            <thead>
              <tr>
                <th scope="col">{said.name}</th>
                {questions.map((one) => (
                  <th key={one.code} scope="col">
                    {one.label}
                    {one.unit && ` (${one.unit})`}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...seen.values()].map((line) => (
                <GridRow key={line.id} line={line} service={service} questions={questions} on={on} openDay={list.openDay?.id ?? null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

// Enter and the arrows go up and down a column, as on a sheet.
function move(event: KeyboardEvent): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "Enter" || event.key === "ArrowDown" ? 1 : 0;
  const cell = (event.target as HTMLElement).closest("td");
  if (!step || !cell || (event.target as HTMLElement).tagName === "A") return;
  if ((event.target as HTMLElement).tagName === "SELECT" && event.key !== "Enter") return;
  const row = cell.parentElement as HTMLTableRowElement;
  const next = (row.parentElement as HTMLTableSectionElement).rows[row.sectionRowIndex + step];
  event.preventDefault();
  (next?.cells[cell.cellIndex]?.querySelector("input, select") as HTMLElement | null)?.focus();
}
