import type { LoggedIn, MailSender, OpenId, Session } from '#access/server';
import type { Installation } from '#database/server';
import type { ColorScheme, Language } from '#design/core';

declare global {
  /** Set by the web server before it loads the application, which is built apart from it. */
  var stegvisRunning: Running | undefined;

  type Running = {
    readonly installation: Installation;
    /** Says `unset` when no server for mail is configured. */
    readonly sendMail: MailSender;
    /** Null when log-in at somebody else's is not configured. */
    readonly openId: OpenId | null;
  };

  namespace App {
    interface Error {
      message: string;
      /** The role is there; a second factor is what is missing. */
      needsSecondFactor?: boolean;
      /** What to say to whoever looks after the installation; it stands in the log too. */
      reference?: string;
    }
    interface Locals {
      /** Who has logged in; null on a page that is open to all. */
      loggedIn: LoggedIn | null;
      /** She in the space she chose; null when nobody has logged in, or has no role anywhere. */
      session: Session | null;
      /** The page carries a link or a code that opens something. */
      hasSecret: boolean;
      /** What the screens speak; reports are always Swedish. */
      language: Language;
      /** Light, dark, or as the machine says. */
      colorScheme: ColorScheme;
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
