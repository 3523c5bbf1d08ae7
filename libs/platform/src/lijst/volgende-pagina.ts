import type { FastifyReply } from 'fastify';

/** For the OpenAPI of a list with pages. */
export const KOP_LINK = {
  Link: {
    description:
      'Waar de volgende pagina staat, met dezelfde vraag: `<adres>; rel="next"` (RFC 8288). Ontbreekt op de laatste.',
    schema: { type: 'string' as const },
  },
};

/** Points at the next page in the header `Link` (RFC 8288), with the same filter. */
export const verwijsNaarVolgende = (reply: FastifyReply, volgende: string | undefined): void => {
  if (volgende === undefined) return;
  const { pathname, searchParams } = new URL(reply.request.url, 'https://hub.invalid');
  searchParams.set('cursor', volgende);
  void reply.header('link', `<${pathname}?${searchParams.toString()}>; rel="next"`);
};
