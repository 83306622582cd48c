import { basename } from 'node:path';
import { differenceSentence, isPublished, verdictSentence } from '#signing/core';
import { MOST_SIGNED_BYTES, verifyFile } from '#signing/server';
import type { Command } from '../command.ts';
import { oneFile } from '../read-file.ts';
import { withSession } from '../session.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary:
    'Says whether a PDF is a published report or published minutes: the locked file, its signed copy, or something else',
  usage: 'FILE.pdf',
  help: {
    'FILE.pdf': 'the file to try; exit code 0 when it is the newest locked version or its signed copy, byte by byte',
  },
  async run(invocation) {
    const { path, bytes } = await oneFile(invocation, MOST_SIGNED_BYTES);
    const verdict = await withSession(invocation, (session) => verifyFile(session, bytes));
    const isTheOne = isPublished(verdict);
    if (invocation.json)
      invocation.print(
        JSON.stringify(
          { file: basename(path), isPublished: isTheOne, sentence: verdictSentence(verdict), ...verdict },
          null,
          2,
        ),
      );
    else {
      invocation.print(verdictSentence(verdict));
      if (verdict.kind === 'changed')
        for (const one of verdict.differences) invocation.print(`  ${differenceSentence(one)}`);
    }
    return isTheOne ? 0 : 1;
  },
};
