import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const PRODUCES = 'hub:produces';

/** The media types that a route can answer with, when that is not only `application/json`; the first is its own choice. */
export const Levert = (...mediaTypes: readonly [string, ...string[]]): CustomDecorator =>
  SetMetadata(PRODUCES, mediaTypes);

/** Which of the media types of a route the client prefers; undefined when it takes none of them. */
export const preferred = <T extends string>(
  header: string | undefined,
  mediaTypes: readonly T[],
): T | undefined => {
  const byQuality = mediaTypes.map((mediaType) => ({ mediaType, quality: qualityOf(header, mediaType) }));
  const best = Math.max(...byQuality.map(({ quality }) => quality));
  return best > 0 ? byQuality.find(({ quality }) => quality === best)?.mediaType : undefined;
};

/** Whether a client that sends this `Accept` can be served with this media type (RFC 9110 §12.5.1). */
export const accepts = (header: string | undefined, mediaType: string): boolean =>
  qualityOf(header, mediaType) > 0;

const qualityOf = (header: string | undefined, mediaType: string): number => {
  if (header === undefined || header.trim() === '') return 1;
  const [type] = mediaType.split('/');
  const specificity = ['*/*', `${type}/*`, mediaType];
  const best = header
    .split(',')
    .map(rangeOf)
    .filter(({ range }) => specificity.includes(range))
    .sort((a, b) => specificity.indexOf(b.range) - specificity.indexOf(a.range))[0];
  return best?.quality ?? 0;
};

const rangeOf = (text: string): { readonly range: string; readonly quality: number } => {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
};
