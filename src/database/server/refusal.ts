/** Why an installation could not be opened; `sentence` is English, for the command line. */
export type CannotOpen = {
  readonly kind:
    | 'noInstallation'
    | 'notOurs'
    | 'notReachable'
    | 'otherMajorVersion'
    | 'noBinaries'
    | 'alreadyServed'
    | 'doesNotStart'
    | 'migrationRefused'
    | 'badConfiguration';
  readonly sentence: string;
};

/** Carries a refusal up through the layers of starting a server; `openInstallation` turns it into a value. */
export class OpenRefusal extends Error {
  readonly refusal: CannotOpen;
  constructor(kind: CannotOpen['kind'], sentence: string) {
    super(sentence);
    this.name = 'OpenRefusal';
    this.refusal = { kind, sentence };
  }
}
