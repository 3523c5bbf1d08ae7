import type { Dienst, Oordeel, TriageUitkomst } from '#dossier';
import { DIENSTEN, OORDELEN, TRIAGE_UITKOMSTEN } from './codes.js';
import { MAX_VOORWAARDEN } from './grenzen.js';
import { ToegelichteStapDto } from './stap.dto.js';
import { Code, GeheelGetal, JaNee } from './velden.js';

export class TriagebesluitDto extends ToegelichteStapDto {
  @Code({ uitleg: 'Wie verder gaat.', regel: 'V12', codes: TRIAGE_UITKOMSTEN, voorbeeld: 'lokaal-veld' })
  readonly besluit!: TriageUitkomst;

  @JaNee({
    uitleg:
      'Of het besluit samen met het lokaal veld aan de triagetafel is genomen. Een directe overdracht is dan belegd op het moment van verzenden.',
    regel: 'V5',
    voorbeeld: false,
  })
  readonly aanTriagetafel!: boolean;

  @JaNee({
    uitleg: 'Of aan de triagetafel iets anders is afgesproken over het informeren van de directbetrokkenen.',
    regel: 'T2',
    voorbeeld: false,
  })
  readonly informerenAndersAfgesproken!: boolean;
}

export class DienstafrondingDto extends ToegelichteStapDto {
  @Code({ uitleg: 'De dienst die is afgerond.', regel: 'V4', codes: DIENSTEN, voorbeeld: 'onderzoek' })
  readonly dienst!: Dienst;

  @Code({
    uitleg: 'Het oordeel; verplicht bij onderzoek, en alleen dan.',
    regel: 'O2',
    optioneel: true,
    codes: OORDELEN,
    voorbeeld: 'bevestigd',
  })
  readonly oordeel?: Oordeel;

  @GeheelGetal({
    uitleg: 'Het aantal veiligheidsvoorwaarden dat is gesteld; de tekst ervan gaat mee met de overdracht.',
    regel: 'O2',
    min: 0,
    max: MAX_VOORWAARDEN,
    voorbeeld: 3,
  })
  readonly veiligheidsvoorwaarden!: number;

  @JaNee({
    uitleg: 'Of de situatie acuut onveilig is; het eerste contact is dan dezelfde dag.',
    regel: 'T5',
    voorbeeld: false,
  })
  readonly acuutOnveilig!: boolean;

  @JaNee({
    uitleg: 'Of het dossier hiermee is gesloten; dan volgt geen overdracht en geen monitoring.',
    regel: 'V10',
    voorbeeld: false,
  })
  readonly dossierGesloten!: boolean;
}
