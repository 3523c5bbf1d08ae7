/** Not a secret: the development issuer runs on this machine only and is refused in production. */
const ONTWIKKEL_GEHEIM = 'alleen-voor-ontwikkeling';

/** A token of a user of the development issuer. */
export const tokenVan = async (uitgever: string, gebruiker: string): Promise<string> => {
  const answer = await fetch(`${uitgever}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: gebruiker,
      client_secret: ONTWIKKEL_GEHEIM,
    }),
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token?: string };
  if (token === undefined) throw new Error(`geen token voor ${gebruiker}: ${answer.status}`);
  return token;
};
