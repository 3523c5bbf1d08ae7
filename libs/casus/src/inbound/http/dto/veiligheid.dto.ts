import type { AfstemmingOnderwerp, GesprokenMet } from '#dossier';
import { AFSTEMMING_ONDERWERPEN, GESPREKSPARTNERS } from './codes.js';
import {
  HOOGSTE_SCORE,
  LAAGSTE_SCORE,
  MAX_AFGESTEMD_MET,
  MAX_EVALUATIEMOMENTEN,
  MAX_PLANVERSIE,
  MAX_SCORES,
  MAX_TEKST,
  MAX_VOORWAARDE,
} from './grenzen.js';
import { CodeLijst, DatumLijst, OnderdeelLijst, TekstLijst } from './lijstvelden.js';
import { AfstempartnerDto, PartijDto } from './partij.dto.js';
import { StapDto, ToegelichteStapDto } from './stap.dto.js';
import { Code, Datum, GeheelGetal, JaNee, Onderdeel, Tekst } from './velden.js';

export class ScoreDto {
  @Code({ uitleg: 'Wie de score gaf.', regel: 'S2', codes: GESPREKSPARTNERS, voorbeeld: 'professional' })
  readonly door!: GesprokenMet;

  @GeheelGetal({
    uitleg: 'Score op de veiligheidsschaal.',
    regel: 'S2',
    min: LAAGSTE_SCORE,
    max: HOOGSTE_SCORE,
    voorbeeld: 7,
  })
  readonly score!: number;
}

export class MonitorinhoudDto {
  @TekstLijst({
    uitleg: 'Per score de onderbouwing, in dezelfde volgorde.',
    regel: 'S2',
    max: MAX_VOORWAARDE,
    lijst: { min: 1, max: MAX_SCORES },
    voorbeeld: 'Verzonnen onderbouwing.',
  })
  readonly onderbouwingen!: string[];

  @Tekst({
    uitleg: 'Verslag van het gesprek.',
    regel: 'S2',
    optioneel: true,
    max: MAX_TEKST,
    voorbeeld: 'Verzonnen verslag.',
  })
  readonly verslag?: string;
}

export class MonitormomentDto extends StapDto {
  @CodeLijst({
    uitleg: 'Met wie is gesproken.',
    regel: 'S2',
    codes: GESPREKSPARTNERS,
    lijst: { min: 1, max: Object.keys(GESPREKSPARTNERS).length },
    voorbeeld: 'professional',
  })
  readonly gesprokenMet!: GesprokenMet[];

  @OnderdeelLijst({
    uitleg: 'De scores op de veiligheidsschaal.',
    regel: 'S2',
    lijst: { min: 1, max: MAX_SCORES },
    type: () => ScoreDto,
  })
  readonly scores!: ScoreDto[];

  @JaNee({ uitleg: 'Of aan de veiligheidsvoorwaarden is voldaan.', regel: 'S2', voorbeeld: true })
  readonly voorwaardenVoldaan!: boolean;

  @JaNee({ uitleg: 'Of er directe veiligheid is.', regel: 'S2', voorbeeld: true })
  readonly directeVeiligheid!: boolean;

  @JaNee({ uitleg: 'Of er stabiele veiligheid is.', regel: 'S1', voorbeeld: false })
  readonly stabieleVeiligheid!: boolean;

  @JaNee({ uitleg: 'Of er aandacht is voor herstel.', regel: 'S2', voorbeeld: true })
  readonly herstelAandacht!: boolean;

  @Onderdeel({
    uitleg: 'De onderbouwing van de scores en het verslag; verzegeld.',
    regel: 'S2',
    type: () => MonitorinhoudDto,
  })
  readonly inhoud!: MonitorinhoudDto;
}

export class OnveiligheidsvaststellingDto extends ToegelichteStapDto {
  @Datum({
    uitleg: 'De dag van het onveilige voorval. De zes maanden van stabiele veiligheid beginnen opnieuw.',
    regel: 'S1',
    voorbeeld: '2026-04-08',
  })
  readonly datum!: string;
}

export class AfstemmingDto extends ToegelichteStapDto {
  @Code({
    uitleg: 'Waarover.',
    regel: 'V10',
    codes: AFSTEMMING_ONDERWERPEN,
    voorbeeld: 'casusregie-afsluiten',
  })
  readonly onderwerp!: AfstemmingOnderwerp;

  @OnderdeelLijst({
    uitleg: 'Met wie is afgestemd.',
    regel: 'V10',
    lijst: { min: 1, max: MAX_AFGESTEMD_MET },
    type: () => AfstempartnerDto,
  })
  readonly met!: AfstempartnerDto[];
}

/** That the plan exists, not its text: that stays with the lokaal veld (S4). */
export class PlanDto extends StapDto {
  @GeheelGetal({
    uitleg: 'Versie van het plan; hoger dan de vorige. De tekst van het plan blijft bij het lokaal veld.',
    regel: 'S4',
    min: 1,
    max: MAX_PLANVERSIE,
    voorbeeld: 1,
  })
  readonly planVersie!: number;

  @DatumLijst({
    uitleg: 'Dagen waarop het plan wordt geevalueerd.',
    regel: 'S4',
    lijst: { min: 0, max: MAX_EVALUATIEMOMENTEN },
    voorbeeld: '2026-07-01',
  })
  readonly evaluatiemomenten!: string[];
}

export class CasusregietoewijzingDto extends ToegelichteStapDto {
  @Onderdeel({ uitleg: 'Wie de casusregie krijgt.', regel: 'S4', type: () => PartijDto })
  readonly aan!: PartijDto;
}
