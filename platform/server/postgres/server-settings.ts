/**
 * Settings of the embedded server, sized for two cores and a budget of 1 GB with the application beside it.
 * They are given on the command line, so a newer release changes them without touching the data folder.
 */
export function serverSettings(options: {
  port: number
  clusterName: string
  throwAway: boolean
  settings: Readonly<Record<string, string>>
}): string[] {
  const settings: Record<string, string> = {
    // who may come in: this machine only, by password
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    // every process title carries this name, so that leftovers of a crash are found again
    cluster_name: options.clusterName,
    // memory and processes
    max_connections: '60',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '16MB',
    maintenance_work_mem: '96MB',
    max_worker_processes: '4',
    max_logical_replication_workers: '0',
    max_parallel_workers_per_gather: '1',
    // writing: nothing acknowledged is ever lost
    fsync: 'on',
    synchronous_commit: 'on',
    wal_compression: 'on',
    max_wal_size: '1GB',
    // planning: data lies on solid-state disks and statements are short
    random_page_cost: '1.1',
    jit: 'off',
    // time and log: UTC everywhere; no statement text and no row values in the log
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  if (options.throwAway) {
    Object.assign(settings, {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    })
  }
  Object.assign(settings, options.settings)
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
