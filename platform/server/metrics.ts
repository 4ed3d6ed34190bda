import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the house counts of itself, for Prometheus. No label ever names a person. */
export interface Metrics {
  readonly registry: Registry
  readonly request: Histogram<'route' | 'method' | 'status'>
  readonly tallyLag: Gauge
  readonly openGaps: Gauge<'rule'>
  readonly sealed: Counter
  /** Requests sent away because too many waited. */
  readonly shed: Counter<'share'>
}

/** A fresh set, for one house. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    request: new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3],
      registers: [registry],
    }),
    tallyLag: new Gauge({
      name: 'tally_entries_last_round',
      help: 'Journal entries taken in the last round',
      registers: [registry],
    }),
    openGaps: new Gauge({ name: 'open_gaps', help: 'Open gaps by rule', labelNames: ['rule'], registers: [registry] }),
    sealed: new Counter({
      name: 'journal_entries_sealed_total',
      help: 'Journal entries sealed',
      registers: [registry],
    }),
    shed: new Counter({
      name: 'requests_shed_total',
      help: 'Requests told to come again because too many waited',
      labelNames: ['share'],
      registers: [registry],
    }),
  }
}
