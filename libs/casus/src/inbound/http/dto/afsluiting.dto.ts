import type {
  CasusregieGrond,
  GemeenteMaatregel,
  MonitoringGrond,
  OndersteuningVorm,
  OpschalingNiveau,
} from '#dossier';
import {
  CASUSREGIE_GRONDEN,
  GEMEENTE_MAATREGELEN,
  MONITORING_GRONDEN,
  ONDERSTEUNING_VORMEN,
  OPSCHALING_NIVEAUS,
} from './codes.js';
import { GEMEENTE_CODE } from './gemeente-code.js';
import { StapDto, ToegelichteStapDto } from './stap.dto.js';
import { Code, JaNee, Onderdeel, Patroon } from './velden.js';

/** What stabiele veiligheid asks beside six months without unsafe incidents. */
export class CriteriaDto {
  @JaNee({ uitleg: 'De risicofactoren zijn aangepakt of hanteerbaar.', regel: 'S1', voorbeeld: true })
  readonly risicofactorenAangepakt!: boolean;

  @JaNee({ uitleg: 'Er is een start gemaakt met herstel.', regel: 'S1', voorbeeld: true })
  readonly herstelGestart!: boolean;

  @JaNee({
    uitleg: 'De professionals hebben dit samen met het huishouden beoordeeld.',
    regel: 'S1',
    voorbeeld: true,
  })
  readonly samenMetGezinBeoordeeld!: boolean;
}

const CRITERIA_VELD = {
  uitleg: 'De criteria van stabiele veiligheid; verplicht bij de grond stabiele-veiligheid.',
  regel: 'S1',
  optioneel: true,
  type: () => CriteriaDto,
} as const;

export class CasusregieafsluitingDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Op welke grond.',
    regel: 'V10',
    codes: CASUSREGIE_GRONDEN,
    voorbeeld: 'stabiele-veiligheid',
  })
  readonly grond!: CasusregieGrond;

  @Onderdeel(CRITERIA_VELD)
  readonly criteria?: CriteriaDto;
}

export class MonitoringafsluitingDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Op welke grond.',
    regel: 'S3',
    codes: MONITORING_GRONDEN,
    voorbeeld: 'stabiele-veiligheid',
  })
  readonly grond!: MonitoringGrond;

  @Onderdeel(CRITERIA_VELD)
  readonly criteria?: CriteriaDto;
}

/** Nothing beside it: after this step nothing sealed of the case can be read any more. */
export class DossierwissingDto extends StapDto {}

export class OpschalingDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Naar wie, een trede per keer.',
    regel: 'E3',
    codes: OPSCHALING_NIVEAUS,
    voorbeeld: 'gedragswetenschapper',
  })
  readonly niveau!: OpschalingNiveau;

  @Patroon({
    uitleg: 'CBS-code van de gemeente; verplicht bij niveau gemeente, en alleen dan.',
    regel: 'E3',
    optioneel: true,
    ...GEMEENTE_CODE,
  })
  readonly gemeente?: string;
}

export class OndersteuningsverzoekDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Welke ondersteuning wordt gevraagd.',
    regel: 'E1',
    codes: ONDERSTEUNING_VORMEN,
    voorbeeld: 'casusoverleg',
  })
  readonly vorm!: OndersteuningVorm;
}

export class GemeentereactieDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Wat de gemeente doet.',
    regel: 'T7',
    codes: GEMEENTE_MAATREGELEN,
    voorbeeld: 'verbeterplan',
  })
  readonly maatregel!: GemeenteMaatregel;
}
