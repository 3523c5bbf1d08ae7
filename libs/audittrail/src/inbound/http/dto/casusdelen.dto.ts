import { ApiProperty } from '@nestjs/swagger';
import type { Dienst, GemeenteMaatregel, OpschalingNiveau, Rolgrond, TermijnStatus } from '#dossier';
import { TERMIJN_IDS } from '#afspraken';
import { TERMIJN_STATUSSEN } from '#dossier';
import type { TermijnId } from '#afspraken';
import { Code, Tijdstip, TijdstipSoms } from './eigenschap.js';
import { PartijMetNaamDto } from './herkomst.dto.js';

const DATUM = { type: String, format: 'date', example: '2026-04-08' } as const;

export class CasusGemeenteDto {
  @ApiProperty({ description: 'CBS-code.', example: 'GM0917' })
  readonly code!: string;

  @ApiProperty({ description: 'Naam van de gemeente.', example: 'Heerlen' })
  readonly naam!: string;
}

export class OpenTriageDto {
  @Tijdstip('Sinds wanneer de melding op triage wacht.')
  readonly sinds!: string;

  @ApiProperty({ ...DATUM, description: 'Laatste dag waarop de triage op tijd is (T1).' })
  readonly laatsteDag!: string;

  @Tijdstip('Vanaf dit moment is de termijn overschreden en heeft Veilig Thuis het zicht op veiligheid (V3).')
  readonly overschredenVanaf!: string;
}

export class CasusDienstDto {
  @Code(['voorwaarden-en-vervolg', 'onderzoek'], 'Welke dienst.')
  readonly soort!: Dienst;

  @Tijdstip('Wanneer de dienst begon.')
  readonly gestartOp!: string;

  @TijdstipSoms('Wanneer de dienst is afgerond; ontbreekt zolang zij loopt.')
  readonly afgerondOp?: string;
}

export class RolhouderDto {
  @ApiProperty({ type: () => PartijMetNaamDto, description: 'Wie de rol heeft.' })
  readonly partij!: PartijMetNaamDto;

  @Tijdstip('Sinds wanneer.')
  readonly sinds!: string;

  @ApiProperty({ type: String, description: 'De regel waardoor de rol begon.', example: 'V6' })
  readonly grond!: Rolgrond;

  @ApiProperty({ description: 'Die regel in een zin.' })
  readonly grondUitleg!: string;
}

export class CasusPlanDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Versie van het plan; de tekst staat niet in de hub.',
  })
  readonly versie!: number;

  @Tijdstip('Wanneer deze versie is vastgesteld.')
  readonly vastgesteldOp!: string;

  @ApiProperty({ type: [String], format: 'date', description: 'Wanneer het plan wordt bekeken.' })
  readonly evaluatiemomenten!: readonly string[];
}

export class CasusOpschalingDto {
  @Code(
    [
      'gedragswetenschapper',
      'leidinggevende',
      'gemeente',
      'zorg-en-veiligheidshuis',
      'raad-voor-de-kinderbescherming',
    ],
    'Waarheen is opgeschaald.',
  )
  readonly niveau!: OpschalingNiveau;

  @ApiProperty({ required: false, description: 'CBS-code, bij niveau gemeente.', example: 'GM0917' })
  readonly gemeente?: string;

  @Tijdstip('Wanneer.')
  readonly op!: string;
}

export class CasusGemeentereactieDto {
  @ApiProperty({ description: 'CBS-code van de gemeente die antwoordt.', example: 'GM0917' })
  readonly gemeente!: string;

  @Code(
    ['gesprek-met-partijen', 'verbeterplan', 'extra-capaciteit', 'geen-maatregel', 'anders'],
    'Wat de gemeente doet.',
  )
  readonly maatregel!: GemeenteMaatregel;

  @Tijdstip('Wanneer.')
  readonly op!: string;
}

export class CasusTermijnDto {
  @ApiProperty({ type: String, description: 'Welke termijn van de casus: verandert nooit.' })
  readonly instantie!: string;

  @Code(TERMIJN_IDS, 'Welke termijn.')
  readonly termijn!: TermijnId;

  @ApiProperty({ description: 'Wat er binnen de termijn moet.' })
  readonly omschrijving!: string;

  @ApiProperty({ description: 'Waar de afspraken dat zeggen.', example: '003 §5.1.1' })
  readonly bron!: string;

  @ApiProperty({
    type: Boolean,
    description: 'Of dit een standaard van de hub is: de afspraken noemen er geen termijn voor.',
  })
  readonly hubStandaard!: boolean;

  @ApiProperty({ required: false, description: 'De overdracht waar de termijn bij hoort.' })
  readonly overdrachtId?: string;

  @ApiProperty({
    type: () => PartijMetNaamDto,
    required: false,
    description: 'Wie moet handelen; ontbreekt bij T9, een periode waarin niets hoeft.',
  })
  readonly partij?: PartijMetNaamDto;

  @ApiProperty({ required: false, description: 'CBS-code, bij T7 en T10.', example: 'GM0917' })
  readonly gemeente?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'T6: na hoeveel maanden.' })
  readonly maanden?: number;

  @Code(['ontvangst', 'aanvaarding'], 'T11: waarop wordt gewacht.', false)
  readonly wachtOp?: 'ontvangst' | 'aanvaarding';

  @ApiProperty({ type: 'integer', description: 'Volgnummer van de gebeurtenis waarmee de termijn begon.' })
  readonly begonnenDoor!: number;

  @ApiProperty({ ...DATUM, description: 'Het tellen begint op de dag hierna.' })
  readonly vanaf!: string;

  @ApiProperty({
    ...DATUM,
    description: 'Laatste dag van de termijn; van T9 de eerste dag waarop stabiele veiligheid mogelijk is.',
  })
  readonly laatsteDag!: string;

  @TijdstipSoms('Vanaf dit moment waarschuwt de hub; ontbreekt bij T9.')
  readonly waarschuwingVanaf?: string;

  @Tijdstip('Vanaf dit moment is de termijn overschreden.')
  readonly overschredenVanaf!: string;

  @Code(
    TERMIJN_STATUSSEN,
    'Hoe de termijn ervoor staat. Wat verstreken is, blijft verstreken, ook als het later alsnog is gedaan.',
  )
  readonly status!: TermijnStatus;

  @ApiProperty({ type: Boolean, description: 'Of er nog iets moet gebeuren.' })
  readonly open!: boolean;

  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'Van een open termijn: kalenderdagen tot en met de laatste dag, negatief erna.',
  })
  readonly dagenOver?: number;

  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'Van een open termijn: werkdagen tot en met de laatste dag, negatief erna.',
  })
  readonly werkdagenOver?: number;

  @TijdstipSoms(
    'Wanneer de hub vastlegde dat de termijn was verstreken. Dat blijft staan als later blijkt dat het op tijd was gedaan: status zegt wat nu bekend is.',
  )
  readonly verstrekenVastgelegdOp?: string;

  @TijdstipSoms('Wanneer het is gedaan.')
  readonly gehaaldOp?: string;

  @TijdstipSoms('Wanneer er niets meer te doen was.')
  readonly vervallenOp?: string;
}
