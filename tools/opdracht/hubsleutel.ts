import type { JWK } from 'jose';
import { JWE_CURVE } from '#contracts';

/** A hub that does not answer in this time is away. */
const MAX_WACHT_MS = 10_000;

/** The hub cannot be asked for its key, or has none. */
export class GeenSleutel extends Error {
  override readonly name = 'GeenSleutel';
}

/** The newest key for which the hub wants its commands. @throws GeenSleutel */
export const haalSleutel = async (adres: string): Promise<JWK> => {
  const { keys } = await haal(adres);
  const [sleutel] = Array.isArray(keys) ? (keys as readonly JWK[]) : [];
  if (sleutel?.kty === 'EC' && sleutel.crv === JWE_CURVE) return sleutel;
  throw new GeenSleutel(`Op ${adres} staat geen sleutel: deze hub neemt geen opdrachten als bericht aan.`);
};

const haal = async (adres: string): Promise<{ readonly keys?: unknown }> => {
  try {
    const antwoord = await fetch(adres, { signal: AbortSignal.timeout(MAX_WACHT_MS), redirect: 'error' });
    if (antwoord.status === 200) return Object(await antwoord.json()) as { readonly keys?: unknown };
    throw new GeenSleutel(`${adres} antwoordt met status ${antwoord.status}. Controleer --jwks.`);
  } catch (cause) {
    if (cause instanceof GeenSleutel) throw cause;
    throw new GeenSleutel(
      `De sleutels van de hub zijn niet te halen bij ${adres}. Draait de hub, en klopt --jwks?`,
      {
        cause,
      },
    );
  }
};
