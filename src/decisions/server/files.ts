// Files as they came: kept in the database, so that a backup has them and the space's wall holds for them.
import { createHash } from 'node:crypto';
import { query } from '#access/server';
import type { Tx } from '#database/server';
import { accept, type Instant, type Result } from '#kernel';
import { cannot, mailAttachments, type BoardRefusal } from '#decisions/core';
import * as v from 'valibot';

/** 25 MB: what mail servers take; the table refuses more too. */
export const MAX_FILE_BYTES = 26_214_400;

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  msg: 'application/vnd.ms-outlook',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

export const FileInput = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
});
export type FileInput = v.InferOutput<typeof FileInput>;

/** The kind by its first bytes where it has any; a PDF that is none is refused. */
export function checkFile({ name, bytes }: FileInput): Result<string, BoardRefusal> {
  if (bytes.length === 0) return cannot({ kind: 'emptyFile' });
  if (bytes.length > MAX_FILE_BYTES) return cannot({ kind: 'fileTooLarge', limitBytes: MAX_FILE_BYTES });
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const mediaType = mediaTypes[ending];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const isWrong = ending === 'pdf' ? !head.includes('%PDF-') : head.startsWith('%PDF-');
  if (mediaType === undefined || isWrong) return cannot({ kind: 'wrongFileType' });
  return accept(mediaType);
}

export async function keepFile(
  tx: Tx,
  file: FileInput & { readonly id: string; readonly now: Instant },
): Promise<Result<string, BoardRefusal>> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  const { id, name, bytes, now } = file;
  await tx
    .insertInto('storedFile')
    .values({
      id,
      name,
      mediaType: checked.value,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: Buffer.from(bytes),
      addedAt: now,
    })
    .execute();
  return accept(id);
}

export type StoredFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
};

export async function findFile(tx: Tx, id: string): Promise<StoredFile | null> {
  const found = await tx
    .selectFrom('storedFile')
    .select(['name', 'mediaType', 'bytes', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** A file of an agenda, an audit report or the statutes. */
export const readBoardFile = query({
  permission: 'board.read',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { id }) {
    const isOfBoard = await tx
      .selectFrom('storedFile')
      .select('id')
      .where('id', '=', id)
      .where((is) =>
        is.or([
          is.exists(is.selectFrom('meetingItemFile').select('fileId').where('fileId', '=', id)),
          is.exists(is.selectFrom('auditReport').select('fileId').where('fileId', '=', id)),
          is.exists(is.selectFrom('statutesVersion').select('fileId').where('fileId', '=', id)),
        ]),
      )
      .executeTakeFirst();
    const file = isOfBoard ? await findFile(tx, id) : null;
    return file ? accept(file) : cannot({ kind: 'noSuchFile' });
  },
});

/** A file of the register. */
export const readRegisterFile = query({
  permission: 'register.read',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { id }) {
    const file = await findRegisterFile(tx, id);
    return file ? accept(file) : cannot({ kind: 'noSuchFile' });
  },
});

/** The same file, or null when it is none of the register. */
async function findRegisterFile(tx: Tx, id: string): Promise<StoredFile | null> {
  const isOfRegister = await tx.selectFrom('matterRecord').select('id').where('fileId', '=', id).executeTakeFirst();
  return isOfRegister ? findFile(tx, id) : null;
}

/** What lies in a mail of the register, read from the file as it came; it is kept nowhere else. */
export const readMailAttachment = query({
  permission: 'register.read',
  input: v.object({
    id: v.pipe(v.string(), v.uuid()),
    place: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  async run({ tx }, { id, place }) {
    const mail = await findRegisterFile(tx, id);
    const found =
      mail?.mediaType === MAIL ? mailAttachments(mail.bytes).find((one) => one.place === place) : undefined;
    if (!found) return cannot({ kind: 'noSuchFile' });
    const { name } = found;
    const bytes = found.bytes();
    // As what it is known to be by us; what the mail says of it is not trusted.
    const checked = checkFile({ name, bytes });
    return accept({ name, bytes, mediaType: checked.ok ? checked.value : 'application/octet-stream' });
  },
});

const MAIL = 'message/rfc822';

/** The attachments of each of the files that is a mail; at most so many bytes are read for a page. */
export async function listMailAttachments(tx: Tx, fileIds: readonly string[]): Promise<ListedAttachment[]> {
  if (fileIds.length === 0) return [];
  const mails = await tx
    .selectFrom('storedFile')
    .select(['id', 'sizeBytes'])
    .where('id', 'in', [...fileIds])
    .where('mediaType', '=', MAIL)
    .orderBy('addedAt', 'desc')
    .execute();
  const listed: ListedAttachment[] = [];
  let left = MOST_READ_BYTES;
  for (const { id, sizeBytes } of mails) {
    left -= sizeBytes;
    if (left < 0) break;
    const mail = await findFile(tx, id);
    for (const { place, name, sizeBytes: size } of mail ? mailAttachments(mail.bytes) : [])
      listed.push({ fileId: id, place, name, sizeBytes: size });
  }
  return listed;
}

export type ListedAttachment = {
  readonly fileId: string;
  readonly place: number;
  readonly name: string;
  readonly sizeBytes: number;
};

const MOST_READ_BYTES = 60_000_000;
