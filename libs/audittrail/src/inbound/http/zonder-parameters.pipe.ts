import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { Problem } from '#platform';

/** For a route that takes no query parameters: every one of them is unknown. */
@Injectable()
export class ZonderParameters implements PipeTransform<Readonly<Record<string, unknown>>, object> {
  transform(parameters: Readonly<Record<string, unknown>>): object {
    const namen = Object.keys(parameters).slice(0, MAX_GENOEMD);
    if (namen.length === 0) return {};
    throw new Problem('ongeldige-invoer', `Dit adres kent geen parameters; haal weg: ${namen.join(', ')}.`, {
      errors: namen.map((veld) => ({
        veld,
        regel: 'onbekend-veld',
        melding: 'Dit is hier geen bekende parameter; haal haar weg.',
      })),
    });
  }
}

/** Parameters named in one answer; the caller chooses their names. */
const MAX_GENOEMD = 10;
