// The grid of a day goes by keyboard like a paper register: Enter and the arrows up and down stay in the column;
// left and right leave a cell only when the caret stands at its edge.
export function walkGrids(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table.grid")) {
    table.addEventListener("keydown", (event) => {
      const cell = (event.target as HTMLElement).closest("td");
      if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = stepOf(event, event.target as HTMLElement);
      if (!step) return;
      const next = neighbour(cell, step[0], step[1]);
      if (!next) return;
      event.preventDefault();
      next.focus();
      if (next instanceof HTMLInputElement && next.type !== "checkbox") next.select();
    });
  }
}

type Step = readonly [down: number, right: number];

function stepOf(event: KeyboardEvent, target: HTMLElement): Step | null {
  const select = target instanceof HTMLSelectElement;
  if (event.key === "Enter" && !(target instanceof HTMLButtonElement)) return [event.shiftKey ? -1 : 1, 0];
  if (event.key === "ArrowDown" && !select) return [1, 0];
  if (event.key === "ArrowUp" && !select) return [-1, 0];
  if (event.key === "ArrowRight" && atEdge(target, "end")) return [0, 1];
  if (event.key === "ArrowLeft" && atEdge(target, "start")) return [0, -1];
  return null;
}

function atEdge(target: HTMLElement, side: "start" | "end"): boolean {
  if (!(target instanceof HTMLInputElement) || target.selectionStart === null) return true;
  if (target.selectionStart !== target.selectionEnd) return target.selectionEnd === target.value.length;
  return side === "start" ? target.selectionStart === 0 : target.selectionEnd === target.value.length;
}

function neighbour(cell: HTMLTableCellElement, down: number, right: number): HTMLElement | null {
  const row = cell.parentElement as HTMLTableRowElement;
  const body = row.parentElement as HTMLTableSectionElement;
  let y = [...body.rows].indexOf(row);
  let x = cell.cellIndex;
  for (;;) {
    y += down;
    x += right;
    const there = body.rows[y]?.cells[x];
    if (!there) return null;
    const input = there.querySelector<HTMLElement>("input:not([type=hidden]):not(:disabled), select:not(:disabled)");
    if (input) return input;
  }
}
