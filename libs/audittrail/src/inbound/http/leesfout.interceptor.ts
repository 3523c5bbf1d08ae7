import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError } from 'rxjs';
import type { Observable } from 'rxjs';
import { LogUnavailable } from '#event-sourcing';
import { Problem } from '#platform';
import { InzageNietVastgelegd } from '../../application/fouten.js';

/** Seconds after which a reader may try again; a read changes nothing, so soon is fine. */
const RETRY_AFTER_SECONDS = 5;

/** What a reader hears when the hub cannot read, or cannot record that it was read. */
@Injectable()
export class LeesfoutInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((fout: unknown) => {
        throw leesprobleem(fout);
      }),
    );
  }
}

const leesprobleem = (fout: unknown): unknown => {
  if (fout instanceof InzageNietVastgelegd)
    return nietBeschikbaar(
      'Uw inzage kon niet worden vastgelegd, en zonder dat wordt niets getoond. Probeer het straks opnieuw.',
      fout,
    );
  if (fout instanceof LogUnavailable)
    return nietBeschikbaar('De casus kan nu niet worden gelezen. Probeer het straks opnieuw.', fout);
  return fout;
};

const nietBeschikbaar = (detail: string, cause: unknown): Problem =>
  new Problem('tijdelijk-niet-beschikbaar', detail, {
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    cause,
  });
