import { gridColumns, gridRow, type GridRow } from '#design/core';
import type { AuditAppointment, ControlCheck } from '#decisions/core';
import type { BoardTexts } from '../texts.ts';

export function auditorColumns(
  { audit: { grid, member } }: BoardTexts,
  members: readonly { slug: string; name: string }[],
) {
  return gridColumns([
    { id: 'namn', label: grid.name, kind: 'text', size: 24, isRequired: true },
    { id: 'byra', label: grid.firm, kind: 'text', size: 20 },
    {
      id: 'medlem',
      label: member,
      kind: 'choice',
      isRequired: true,
      options: members.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    { id: 'fran', label: grid.from, kind: 'date', alsoCalled: ['från'] },
    { id: 'till', label: grid.to, kind: 'date', alsoCalled: ['till'] },
  ]);
}

export function auditorRows(auditors: readonly AuditAppointment[]): GridRow[] {
  return auditors.map(({ name, firm, member, validFrom, validTo }, place) =>
    gridRow(String(place), { namn: name, byra: firm, medlem: member, fran: validFrom, till: validTo }),
  );
}

export function checkColumns({ audit: { grid } }: BoardTexts) {
  return gridColumns([
    { id: 'risk', label: grid.risk, kind: 'text', size: 24, isRequired: true },
    { id: 'kontroll', label: grid.check, kind: 'text', size: 30, isRequired: true },
    { id: 'vem', label: grid.who, kind: 'text', size: 14, isRequired: true, alsoCalled: ['ansvarig'] },
    { id: 'senast', label: grid.due, kind: 'date' },
    { id: 'gjord', label: grid.done, kind: 'date' },
    { id: 'resultat', label: grid.found, kind: 'text', size: 30, alsoCalled: ['resultat', 'iakttagelse'] },
  ]);
}

export function checkRows(checks: readonly ControlCheck[]): GridRow[] {
  return checks.map(({ risk, check, responsible, dueOn, doneOn, outcome }, place) =>
    gridRow(String(place), {
      risk,
      kontroll: check,
      vem: responsible,
      senast: dueOn,
      gjord: doneOn,
      resultat: outcome,
    }),
  );
}
