import { pino } from 'pino'

/** The house's log: one JSON object a line, with ids and never what identifies a person. */
export type Log = pino.Logger

/** Opens the log. Secrets and sentences of people are cut even when a caller forgets. */
export function openLog(options: { level: string }): Log {
  return pino({
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.password',
        '*.secret',
        '*.token',
        '*.payload',
        '*.name',
        'req.headers.cookie',
        'req.headers.authorization',
      ],
      censor: '…',
    },
  })
}
