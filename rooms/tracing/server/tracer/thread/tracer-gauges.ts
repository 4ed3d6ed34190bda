import { Gauge, type Registry } from 'prom-client'

/** What the tracer tells those who watch the machine. */
export interface TracerGauges {
  readonly appliedSeq: Gauge
  readonly lag: Gauge
}

/** Registers the gauges of a house; sizes are asked for when somebody looks. */
export function openTracerGauges(
  registry: Registry,
  sizes: () => Promise<{ readonly visits: number; readonly bytes: number }>,
): TracerGauges {
  const registers = [registry]
  const size: Gauge = new Gauge({
    name: 'tracer_bytes',
    help: 'Memory that the index of visits holds',
    registers,
    collect: async () => size.set((await sizes()).bytes),
  })
  const visits: Gauge = new Gauge({
    name: 'tracer_visits',
    help: 'Visits in the index',
    registers,
    collect: async () => visits.set((await sizes()).visits),
  })
  return {
    appliedSeq: new Gauge({ name: 'tracer_applied_seq', help: 'Last journal entry taken into the index', registers }),
    lag: new Gauge({ name: 'tracer_lag_entries', help: 'Journal entries taken in the last round', registers }),
  }
}
