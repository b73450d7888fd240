//! Where a neuron answers (subtensor: subnets/serving.rs).
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    pub fn do_serve_axon(hotkey: T::AccountId, netuid: NetUid, axon: AxonInfo) -> DispatchResult {
        Self::ensure_may_serve_axon(&hotkey, netuid, axon.ip_type, axon.ip, axon.port)?;
        let block = Self::current_block();
        Axons::<T>::insert(netuid, &hotkey, AxonInfo { block, ..axon });
        Self::deposit_event(Event::AxonServed(netuid, hotkey));
        Ok(())
    }

    pub fn do_serve_prometheus(
        hotkey: T::AccountId,
        netuid: NetUid,
        prometheus: PrometheusInfo,
    ) -> DispatchResult {
        let PrometheusInfo {
            ip_type, ip, port, ..
        } = prometheus;
        Self::ensure_may_serve_prometheus(&hotkey, netuid, ip_type, ip, port)?;
        let block = Self::current_block();
        Prometheus::<T>::insert(
            netuid,
            &hotkey,
            PrometheusInfo {
                block,
                ..prometheus
            },
        );
        Self::deposit_event(Event::PrometheusServed(netuid, hotkey));
        Ok(())
    }

    pub(crate) fn ensure_may_serve_axon(
        hotkey: &T::AccountId,
        netuid: NetUid,
        ip_type: u8,
        ip: u128,
        port: u16,
    ) -> Result<(), Error<T>> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(
            Uids::<T>::contains_key(netuid, hotkey),
            Error::<T>::HotKeyNotRegisteredInSubNet
        );
        ensure_public_address::<T>(ip_type, ip)?;
        ensure!(port != 0, Error::<T>::InvalidPort);
        let last = Axons::<T>::get(netuid, hotkey).map_or(0, |before| before.block);
        Self::ensure_may_serve_again(netuid, last)
    }

    pub(crate) fn ensure_may_serve_prometheus(
        hotkey: &T::AccountId,
        netuid: NetUid,
        ip_type: u8,
        ip: u128,
        port: u16,
    ) -> Result<(), Error<T>> {
        ensure_public_address::<T>(ip_type, ip)?;
        ensure!(
            Uids::<T>::contains_key(netuid, hotkey),
            Error::<T>::HotKeyNotRegisteredInNetwork
        );
        let last = Prometheus::<T>::get(netuid, hotkey).map_or(0, |before| before.block);
        Self::ensure_may_serve_again(netuid, last)?;
        ensure!(port != 0, Error::<T>::InvalidPort);
        Ok(())
    }

    fn ensure_may_serve_again(netuid: NetUid, last: u64) -> Result<(), Error<T>> {
        let since = Self::current_block().saturating_sub(last);
        ensure!(
            last == 0 || since >= ServingRateLimit::<T>::get(netuid),
            Error::<T>::ServingRateLimitExceeded
        );
        Ok(())
    }
}

fn ensure_public_address<T: Config>(ip_type: u8, ip: u128) -> Result<(), Error<T>> {
    ensure!(matches!(ip_type, 4 | 6), Error::<T>::InvalidIpType);
    ensure!(is_public_address(ip_type, ip), Error::<T>::InvalidIpAddress);
    Ok(())
}

/// Neither nothing, nor everything, nor this machine.
fn is_public_address(ip_type: u8, ip: u128) -> bool {
    let all = if ip_type == 4 {
        u128::from(u32::MAX)
    } else {
        u128::MAX
    };
    let loopback = if ip_type == 4 { 0x7f00_0001 } else { 1 };
    ip != 0 && ip < all && ip != loopback
}

#[cfg(test)]
mod tests {
    use super::is_public_address;

    #[test]
    fn addresses_that_nobody_can_reach_are_refused() {
        for (ip_type, ip, public) in [
            (4, 0, false),
            (4, 0x7f00_0001, false),
            (4, 0xffff_ffff, false),
            (4, 0x1_0000_0000, false),
            (4, 0x0808_0808, true),
            (6, 1, false),
            (6, u128::MAX, false),
            (6, 0x2001_0db8 << 96, true),
        ] {
            assert_eq!(is_public_address(ip_type, ip), public, "{ip_type} {ip:x}");
        }
    }
}
