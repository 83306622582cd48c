declare global {
  namespace App {
    interface Error {
      message: string;
      /** What to say to whoever looks after the installation; it stands in the log too. */
      reference?: string;
    }
  }
}

export {};
