import type { FastifyReply } from 'fastify';

/** Points at the next page in the header `Link` (RFC 8288), with the same filter. */
export const verwijsNaarVolgende = (reply: FastifyReply, volgende: string | undefined): void => {
  if (volgende === undefined) return;
  const { pathname, searchParams } = new URL(reply.request.url, 'https://hub.invalid');
  searchParams.set('cursor', volgende);
  void reply.header('link', `<${pathname}?${searchParams.toString()}>; rel="next"`);
};
