// Log-in at somebody else's: OpenID Connect as relying party (openid-client), code flow with PKCE, state and nonce.
import { accept, assert, refuse, type Result } from '#kernel';
import * as client from 'openid-client';

export type OpenIdSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button: `kommunens inloggning`. */
  readonly name: string;
  /** The `acr` that counts as a second factor, beside `mfa` in `amr`. */
  readonly strongAcr: string | undefined;
};

/** Kept with the browser, sealed, between going there and coming back. */
export type OpenIdRound = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Exactly as the issuer wrote them. */
export type OpenIdIdentity = { readonly issuer: string; readonly subject: string; readonly isStrong: boolean };

export type OpenIdRefused = {
  /** It does not answer, or not as agreed; the log says more. */
  readonly kind: 'openIdUnreachable' | 'openIdRefused';
  readonly cause: unknown;
};

export type OpenId = {
  readonly name: string;
  readonly begin: (
    redirectUri: string,
  ) => Promise<Result<{ readonly url: URL; readonly round: OpenIdRound }, OpenIdRefused>>;
  readonly finish: (answer: URL, round: OpenIdRound) => Promise<Result<OpenIdIdentity, OpenIdRefused>>;
};

const PATIENCE_SECONDS = 10;

/** Nothing is asked before somebody logs in with it; what was found is kept, and asked anew after a failure. */
export function openIdOf(settings: OpenIdSettings): OpenId {
  let known: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    known ??= discover(settings);
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return {
    name: settings.name,
    async begin(redirectUri) {
      const round = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      try {
        const url = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: 'openid',
          state: round.state,
          nonce: round.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(round.verifier),
          code_challenge_method: 'S256',
          ...(settings.strongAcr ? { acr_values: settings.strongAcr } : {}),
        });
        return accept({ url, round });
      } catch (cause) {
        return refuse({ kind: 'openIdUnreachable', cause });
      }
    },
    async finish(answer, round) {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
          expectedState: round.state,
          expectedNonce: round.nonce,
          pkceCodeVerifier: round.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        assert(claims, 'an id token was asked for');
        return accept({ issuer: claims.iss, subject: claims.sub, isStrong: isStrong(claims, settings) });
      } catch (cause) {
        return refuse({ kind: 'openIdRefused', cause });
      }
    },
  };
}

function isStrong(claims: client.IDToken, { strongAcr }: OpenIdSettings): boolean {
  const methods = Array.isArray(claims['amr']) ? claims['amr'] : [];
  return methods.includes('mfa') || (strongAcr !== undefined && claims['acr'] === strongAcr);
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  // Plain http only to this very machine, for trying it out.
  const isHere = url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
  return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), {
    timeout: PATIENCE_SECONDS,
    ...(isHere ? { execute: [client.allowInsecureRequests] } : {}),
  });
}
