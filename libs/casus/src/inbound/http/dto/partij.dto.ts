import { AFSTEMPARTNERS, PARTNERSOORTEN } from './codes.js';
import type { PartnerSoort } from './codes.js';
import type { PartijSoort } from '#event-sourcing';
import { MAX_ID } from './grenzen.js';
import { Code, Patroon } from './velden.js';

/** The form of an id of a party, the same as in a token. */
const PARTIJ_ID = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${MAX_ID - 1}}$`);

const ID_VELD = {
  uitleg: 'Id van de partij in de samenwerkingsafspraken van de regio.',
  regel: '§7',
  patroon: PARTIJ_ID,
  goed: 'Dit moet het id van een partij uit de samenwerkingsafspraken zijn, zoals GM0917-wijkteam-noord.',
  voorbeeld: 'GM0917-wijkteam-noord',
} as const;

/** A party from the samenwerkingsafspraken; the hub itself adds its gemeente. */
export class PartijDto {
  @Code({ uitleg: 'Soort partij.', regel: '§7', codes: PARTNERSOORTEN, voorbeeld: 'lokaal-veld' })
  readonly soort!: PartnerSoort;

  @Patroon(ID_VELD)
  readonly id!: string;
}

/** With whom something was agreed: a party, or the household itself. */
export class AfstempartnerDto {
  @Code({ uitleg: 'Soort partij.', regel: '§7', codes: AFSTEMPARTNERS, voorbeeld: 'veilig-thuis' })
  readonly soort!: PartijSoort;

  @Patroon({ ...ID_VELD, voorbeeld: 'zuid-limburg' })
  readonly id!: string;
}
