/** Older Node counts all threads of the process only. */
const usage = process.threadCpuUsage ?? process.cpuUsage;

/** Seconds of processor time that this thread has had; what others on a busy machine take is not in it. */
export const processorSeconds = () => {
  const { user, system } = usage.call(process);
  return (user + system) / 1e6;
};
