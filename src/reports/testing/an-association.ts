// For tests on a real database: an association with one small year of books, and what its report needs to be locked.
import type { Session } from '#access/server';
import { testInstallation } from '#database/testing';
import { importLedger } from '#finance/server';
import { assert } from '#kernel';
import { createAssociation, saveOrganisation } from '#organisation/server';
import { saveReportText } from '#reports/server';
import { aBoard, aLedgerFile, orgNumber } from './lawful-files.ts';
import { lawfulTexts } from './a-material.ts';

const year = 2024;

export async function anAssociationWithBooks(): Promise<Session> {
  const association = { name: 'Samordningsförbundet Provet', orgNumber, chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  const imported = await importLedger(created.value, { fileName: 'prov.se', bytes: aLedgerFile({ costs: 1700 }) });
  assert(imported.ok, 'the books are in order');
  return created.value;
}

/** A board, and every section that the law asks for. */
export async function makeLawful(inside: Session): Promise<void> {
  await makeBoard(inside);
  for (const [sectionId, markdown] of Object.entries(lawfulTexts))
    assert((await saveReportText(inside, { year, sectionId, markdown, owner: null })).ok, 'the text is saved');
}

export async function makeBoard(inside: Session): Promise<void> {
  const saved = await saveOrganisation(inside, {
    ...aBoard,
    name: inside.space.name,
    members: [...aBoard.members],
    boardSeats: [...aBoard.boardSeats],
  });
  assert(saved.ok, 'the board is saved');
}
