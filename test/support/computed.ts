/** What this process has computed since then, in ms: on a busy machine the clock tells more of others. */
export function computed(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
