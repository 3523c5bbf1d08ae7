/** SemVer of the HTTP APIs; the three move together. The major is in the paths (`/v1`). */
export const API_VERSION = '1.0.0';

/** One year, the least that browsers' preload lists ask. */
const HSTS_SECONDS = 31_536_000;

/** On every answer, errors of the socket included (API Design Rules, transport/security-headers). */
export const EDGE_HEADERS: Readonly<Record<string, string>> = {
  'api-version': API_VERSION,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** The browsable page runs the scripts and styles that ship with it and talks to this hub only. */
export const DOCS_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');
