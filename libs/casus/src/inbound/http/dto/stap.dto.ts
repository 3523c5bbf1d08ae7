import { MAX_TOELICHTING } from './grenzen.js';
import { Onderdeel, Tekst, Tijdstip } from './velden.js';

/** Every step: when it happened. */
export class StapDto {
  @Tijdstip({
    uitleg:
      'Wanneer de stap plaatsvond, met Z of een verschil met UTC. Laat het weg als zij nu plaatsvindt. Nooit in de toekomst.',
    regel: 'twee-klokken',
    optioneel: true,
  })
  readonly plaatsgevondenOp?: string;
}

export class ToelichtingDto {
  @Tekst({
    uitleg: 'Vrije tekst bij de stap: redenen, uitleg, advies. Wordt verzegeld met de sleutel van de casus.',
    max: MAX_TOELICHTING,
    voorbeeld: 'Verzonnen toelichting.',
  })
  readonly toelichting!: string;
}

/** A step with room for what may not stand in the open. */
export class ToegelichteStapDto extends StapDto {
  @Onderdeel({
    uitleg: 'Wat iets over een persoon zegt; verzegeld, alleen leesbaar voor wie de inhoud mag zien.',
    regel: '§9',
    optioneel: true,
    type: () => ToelichtingDto,
  })
  readonly inhoud?: ToelichtingDto;
}
