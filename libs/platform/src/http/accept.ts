import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const PRODUCES = 'hub:produces';

/** The media type that a route answers with, when it is not `application/json`. */
export const Levert = (mediaType: string): CustomDecorator => SetMetadata(PRODUCES, mediaType);

/** Whether a client that sends this `Accept` can be served with this media type (RFC 9110 §12.5.1). */
export const accepts = (header: string | undefined, mediaType: string): boolean => {
  if (header === undefined || header.trim() === '') return true;
  const [type] = mediaType.split('/');
  const specificity = ['*/*', `${type}/*`, mediaType];
  const best = header
    .split(',')
    .map(rangeOf)
    .filter(({ range }) => specificity.includes(range))
    .sort((a, b) => specificity.indexOf(b.range) - specificity.indexOf(a.range))[0];
  return best !== undefined && best.quality > 0;
};

const rangeOf = (text: string): { readonly range: string; readonly quality: number } => {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
};
