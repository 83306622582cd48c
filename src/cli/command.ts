// What a command is. Commands hold no rule and no SQL: parse, call one use case, show the result.
import type { ParseArgsConfig } from 'node:util';

export type CommandOptions = NonNullable<ParseArgsConfig['options']>;

/** What every command is given: parsed words and the options common to all. */
export type Invocation = {
  /** Positional words after the command's own name. */
  readonly words: readonly string[];
  /** The command's own options as parsed. */
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  /** `--data DIR`, absolute. */
  readonly dataDirectory: string;
  /** `--as NAME`; default the operating-system user. */
  readonly operator: string;
  /** `--association NAME|ORGNR`; needed only when there are several. */
  readonly association: string | undefined;
  /** `--space NAME`. */
  readonly space: string | undefined;
  /** `--json`: print data for programs. */
  readonly json: boolean;
  /** Prints one line to standard output. */
  readonly print: (line: string) => void;
  /** Shows progress on a terminal; silent in a pipe. */
  readonly progress: (sentence: string) => void;
};

export type Command = {
  /** `sie inspect` */
  readonly name: string;
  /** One sentence for `./stegvis --help`. */
  readonly summary: string;
  /** `FILE --year Y`: what stands behind the name in the usage line. */
  readonly usage: string;
  /** Options beside the common ones, with one line of help each. */
  readonly options?: CommandOptions;
  readonly help?: Readonly<Record<string, string>>;
  /** Returns the exit code; 0 when nothing is returned. */
  readonly run: (invocation: Invocation) => Promise<number | void> | number | void;
};

/** Ends a command with one clear English sentence on standard error and a non-zero exit code. */
export class CommandFailure extends Error {
  readonly exitCode: number;
  constructor(sentence: string, exitCode = 1) {
    super(sentence);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}
