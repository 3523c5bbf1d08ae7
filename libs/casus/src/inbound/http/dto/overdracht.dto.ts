import type { IntrekkingReden, OverdrachtPad, Wijze } from '#dossier';
import { INTREKKING_REDENEN, PADEN_VAN_VEILIG_THUIS, WIJZEN } from './codes.js';
import { MAX_ONTVANGERS } from './grenzen.js';
import { OnderdeelLijst } from './lijstvelden.js';
import { OverdrachtinhoudDto } from './overdrachtinhoud.dto.js';
import { PartijDto } from './partij.dto.js';
import { StapDto, ToegelichteStapDto } from './stap.dto.js';
import { Code, JaNee, Onderdeel } from './velden.js';

/** A holder passes the case on (V8). */
export class DoorgifteDto extends StapDto {
  @OnderdeelLijst({
    uitleg: 'Aan wie wordt overgedragen; bij een casus in twee gemeenten een ontvanger in elk daarvan.',
    regel: 'V7',
    lijst: { min: 1, max: MAX_ONTVANGERS },
    type: () => PartijDto,
  })
  readonly ontvangers!: PartijDto[];

  @Code({ uitleg: 'Hoe de overdracht is verstuurd.', regel: 'V5', codes: WIJZEN, voorbeeld: 'digitaal' })
  readonly wijze!: Wijze;

  @Onderdeel({
    uitleg:
      'Wat de overdracht moet dragen. Wat ontbreekt wordt in een keer genoemd, en er wordt dan niets vastgelegd.',
    regel: 'O1',
    type: () => OverdrachtinhoudDto,
  })
  readonly inhoud: OverdrachtinhoudDto = new OverdrachtinhoudDto();
}

/** Veilig Thuis hands over, directly or after a dienst. */
export class OverdrachtDto extends DoorgifteDto {
  @Code({ uitleg: 'Langs welke weg.', regel: 'V5', codes: PADEN_VAN_VEILIG_THUIS, voorbeeld: 'direct' })
  readonly pad!: Exclude<OverdrachtPad, 'doorgifte'>;

  @JaNee({
    uitleg:
      'Of de overdracht aan de triagetafel is afgesproken; een directe overdracht is dan meteen belegd.',
    regel: 'V5',
    voorbeeld: false,
  })
  readonly aanTriagetafel!: boolean;
}

export class IntrekkingDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Waarom de overdracht wordt ingetrokken.',
    regel: 'V9',
    codes: INTREKKING_REDENEN,
    voorbeeld: 'vervangen',
  })
  readonly reden!: IntrekkingReden;
}
