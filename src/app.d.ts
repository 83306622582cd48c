import type { Session } from '#access/server';
import type { Installation } from '#database/server';
import type { Language } from '#design/core';

declare global {
  /** Set by the web server before it loads the application, which is built apart from it. */
  var stegvisRunning: { readonly installation: Installation; readonly operator: string } | undefined;

  namespace App {
    interface Error {
      message: string;
      /** What to say to whoever looks after the installation; it stands in the log too. */
      reference?: string;
    }
    interface Locals {
      /** Null while there is no space. */
      session: Session | null;
      /** What the screens speak; reports are always Swedish. */
      language: Language;
    }
    interface PageData {
      /** From the top to the parent of the page. */
      breadcrumbs?: readonly { readonly address: string; readonly label: string }[];
      /** `bare`: the page alone, without frame and menu. */
      width?: 'page' | 'full' | 'bare';
    }
  }
}

export {};
