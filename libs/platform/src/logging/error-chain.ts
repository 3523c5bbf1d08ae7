/** Causes that are followed; a longer chain is a loop or a bug. */
const MAX_CAUSES = 8;

/** One error as it is logged: no properties, since a driver keeps values of rows in them. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

/** An error and its causes, each once, outermost first. */
export const errorChain = (error: unknown): readonly LoggedError[] => {
  const seen = new Set<unknown>();
  const chain: LoggedError[] = [];
  for (let each = error; each !== undefined && !seen.has(each) && chain.length < MAX_CAUSES;) {
    seen.add(each);
    chain.push(loggedError(each));
    each = each instanceof Error ? each.cause : undefined;
  }
  return chain;
};

const loggedError = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { name: typeof error, message: 'thrown value is no Error' };
  const { code } = error as { readonly code?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: framesOf(error.stack) }),
  };
};

/** Without the first line, which repeats the message. */
const framesOf = (stack: string): string => {
  const start = stack.search(/^\s+at /m);
  return start === -1 ? '' : stack.slice(start);
};
