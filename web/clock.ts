/** The present instant, in UTC: for what is said of a reader's own doing, never for the days of a question. */
export const nowInstant = (): string => new Date(performance.timeOrigin + performance.now()).toISOString();
