import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';

/** The library's own types do not fit together under exactOptionalPropertyTypes. */
export const openApi = (url: string): Promise<ApiPromise> =>
  ApiPromise.create({ provider: new WsProvider(url) as unknown as ProviderInterface, noInitWarn: true });
