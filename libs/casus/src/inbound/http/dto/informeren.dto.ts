import type { GemeenteAanleiding } from '#dossier';
import { GEMEENTE_AANLEIDINGEN } from './codes.js';
import { GEMEENTE_CODE } from './gemeente-code.js';
import { ToegelichteStapDto } from './stap.dto.js';
import { Code, JaNee, Patroon } from './velden.js';

export class BetrokkenenInformeringDto extends ToegelichteStapDto {
  @JaNee({
    uitleg: 'Of alle directbetrokkenen nu zijn geinformeerd. Zo niet, dan loopt de termijn door.',
    regel: 'T2',
    voorbeeld: true,
  })
  readonly allen!: boolean;
}

export class MelderTerugkoppelingDto extends ToegelichteStapDto {}

export class GemeenteInformeringDto extends ToegelichteStapDto {
  @Patroon({ uitleg: 'CBS-code van de gemeente die is geinformeerd.', regel: 'T10', ...GEMEENTE_CODE })
  readonly gemeente!: string;

  @Code({ uitleg: 'Waarom.', regel: 'T10', codes: GEMEENTE_AANLEIDINGEN, voorbeeld: 'gezinsvoogd' })
  readonly aanleiding!: GemeenteAanleiding;
}
