import type { WeigeringReden, Wijze } from '#dossier';
import { WEIGERING_REDENEN, WIJZEN } from './codes.js';
import { MAX_ID } from './grenzen.js';
import { PartijDto } from './partij.dto.js';
import { StapDto, ToegelichteStapDto } from './stap.dto.js';
import { Code, Onderdeel, Patroon } from './velden.js';

/** Opaque: letters and digits, no spaces and no @, so that no name or address slips into the open part. */
const MEDEWERKER_ID = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${MAX_ID - 1}}$`);

const HASH_VELD = {
  uitleg: 'De inhoudHash van de overdracht zoals die is ontvangen en opgeslagen.',
  regel: 'V5',
  patroon: /^[0-9a-f]{64}$/,
  goed: 'Dit moet de SHA-256 van de ontvangen inhoud zijn: 64 kleine hexadecimale cijfers.',
  voorbeeld: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;

export class AanvaardingDto extends StapDto {
  @Code({ uitleg: 'Hoe is bevestigd.', regel: 'V6', codes: WIJZEN, voorbeeld: 'digitaal' })
  readonly wijze!: Wijze;

  @Patroon({
    uitleg: 'Ondoorzichtig id van de medewerker die de casus oppakt; geen naam.',
    optioneel: true,
    patroon: MEDEWERKER_ID,
    goed: 'Dit moet een id zonder spaties zijn, zoals medewerker-17. Noem geen naam.',
    voorbeeld: 'medewerker-17',
  })
  readonly opgepaktDoor?: string;
}

export class OntvangstbevestigingDto extends AanvaardingDto {
  @Patroon(HASH_VELD)
  readonly inhoudHash!: string;
}

const NAMENS = {
  uitleg:
    'De ontvanger namens wie u vastlegt wat mondeling of schriftelijk is bevestigd. Die kan het bekrachtigen of betwisten.',
  regel: 'V9',
  type: () => PartijDto,
} as const;

/** What the recipient said or wrote, recorded by Veilig Thuis. */
export class AanvaardingNamensDto extends AanvaardingDto {
  @Onderdeel(NAMENS)
  readonly ontvanger!: PartijDto;
}

export class OntvangstbevestigingNamensDto extends AanvaardingNamensDto {
  @Patroon({ ...HASH_VELD, optioneel: true })
  readonly inhoudHash?: string;
}

export class WeigeringDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Waarom u de overdracht weigert.',
    regel: 'V9',
    codes: WEIGERING_REDENEN,
    voorbeeld: 'woont-elders',
  })
  readonly reden!: WeigeringReden;
}

export class BekrachtigingDto extends ToegelichteStapDto {}

export class BetwistingDto extends ToegelichteStapDto {}

export class EersteContactDto extends ToegelichteStapDto {}
