//! Calls at subtensor's indices. Each is one line: the rules are in the module of its name.
use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Sets what the signing hotkey thinks the subnet's neurons are worth. Free.
        #[pallet::call_index(0)]
        #[pallet::weight((
            T::WeightInfo::set_weights().saturating_add(elements(dests.len() + weights.len())),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn set_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            dests: Vec<u16>,
            weights: Vec<u16>,
            version_key: u64,
        ) -> DispatchResult {
            Self::do_set_weights(ensure_signed(origin)?, netuid, dests, weights, version_key)
        }

        /// Buys the subnet's alpha for TAO and stakes it on the hotkey.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::add_stake())]
        pub fn add_stake(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount_staked: TaoBalance,
        ) -> DispatchResult {
            Self::do_add_stake(&ensure_signed(origin)?, &hotkey, netuid, amount_staked).map(|_| ())
        }

        /// Takes alpha off the hotkey and sells it for TAO.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::remove_stake())]
        pub fn remove_stake(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount_unstaked: AlphaBalance,
        ) -> DispatchResult {
            Self::do_remove_stake(&ensure_signed(origin)?, &hotkey, netuid, amount_unstaked)
                .map(|_| ())
        }

        /// Publishes where the signing hotkey serves.
        #[pallet::call_index(4)]
        #[pallet::weight((T::WeightInfo::serve_axon(), DispatchClass::Normal, Pays::No))]
        pub fn serve_axon(
            origin: OriginFor<T>,
            netuid: NetUid,
            version: u32,
            ip: u128,
            port: u16,
            ip_type: u8,
            protocol: u8,
            placeholder1: u8,
            placeholder2: u8,
        ) -> DispatchResult {
            let axon = AxonInfo {
                block: 0,
                version,
                ip,
                port,
                ip_type,
                protocol,
                placeholder1,
                placeholder2,
            };
            Self::do_serve_axon(ensure_signed(origin)?, netuid, axon)
        }

        /// Registers a hotkey in the subnet; the signing coldkey pays `Burn` and owns it.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::burned_register())]
        pub fn burned_register(
            origin: OriginFor<T>,
            netuid: NetUid,
            hotkey: T::AccountId,
        ) -> DispatchResult {
            Self::do_register(&ensure_signed(origin)?, netuid, &hotkey)
        }

        /// Publishes where the signing hotkey's measurements are.
        #[pallet::call_index(5)]
        #[pallet::weight((T::WeightInfo::serve_prometheus(), DispatchClass::Normal, Pays::No))]
        pub fn serve_prometheus(
            origin: OriginFor<T>,
            netuid: NetUid,
            version: u32,
            ip: u128,
            port: u16,
            ip_type: u8,
        ) -> DispatchResult {
            let prometheus = PrometheusInfo {
                block: 0,
                version,
                ip,
                port,
                ip_type,
            };
            Self::do_serve_prometheus(ensure_signed(origin)?, netuid, prometheus)
        }

        /// The way that once took proof of work; the same as burned_register now, the work is not looked at.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::burned_register().saturating_add(elements(work.len())))]
        pub fn register(
            origin: OriginFor<T>,
            netuid: NetUid,
            _block_number: u64,
            _nonce: u64,
            work: Vec<u8>,
            hotkey: T::AccountId,
            _coldkey: T::AccountId,
        ) -> DispatchResult {
            drop(work);
            Self::do_register(&ensure_signed(origin)?, netuid, &hotkey)
        }

        /// Opens a subnet; the signing coldkey locks TAO into its pool and owns it.
        #[pallet::call_index(59)]
        #[pallet::weight(T::WeightInfo::register_network())]
        pub fn register_network(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
            Self::do_register_network(&ensure_signed(origin)?, &hotkey)
        }

        /// Root ends a subnet; whoever is named is not looked at.
        #[pallet::call_index(61)]
        #[pallet::weight(T::WeightInfo::dissolve_network())]
        pub fn dissolve_network(
            origin: OriginFor<T>,
            _coldkey: T::AccountId,
            netuid: NetUid,
        ) -> DispatchResult {
            ensure_root(origin)?;
            Self::do_dissolve_network(netuid)
        }

        /// Lowers what a hotkey keeps of its nominators' dividends. Free.
        #[pallet::call_index(65)]
        #[pallet::weight((T::WeightInfo::decrease_take(), DispatchClass::Normal, Pays::No))]
        pub fn decrease_take(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            take: u16,
        ) -> DispatchResult {
            Self::do_decrease_take(ensure_signed(origin)?, hotkey, take)
        }

        /// Raises it. Free.
        #[pallet::call_index(66)]
        #[pallet::weight((T::WeightInfo::increase_take(), DispatchClass::Normal, Pays::No))]
        pub fn increase_take(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            take: u16,
        ) -> DispatchResult {
            Self::do_increase_take(ensure_signed(origin)?, hotkey, take)
        }

        /// Gives the place and the stake of the signing coldkey's hotkey to another one, in one subnet or in all.
        #[pallet::call_index(70)]
        #[pallet::weight(T::WeightInfo::swap_hotkey())]
        pub fn swap_hotkey(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            new_hotkey: T::AccountId,
            netuid: Option<NetUid>,
        ) -> DispatchResult {
            let coldkey = ensure_signed(origin)?;
            Self::do_swap_hotkey(&coldkey, &hotkey, &new_hotkey, netuid, false)
        }

        /// The same, or without the stake.
        #[pallet::call_index(72)]
        #[pallet::weight(T::WeightInfo::swap_hotkey_v2())]
        pub fn swap_hotkey_v2(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            new_hotkey: T::AccountId,
            netuid: Option<NetUid>,
            keep_stake: bool,
        ) -> DispatchResult {
            let coldkey = ensure_signed(origin)?;
            Self::do_swap_hotkey(&coldkey, &hotkey, &new_hotkey, netuid, keep_stake)
        }

        /// Sets weights in several subnets.
        #[pallet::call_index(80)]
        #[pallet::weight((
            T::WeightInfo::batch_set_weights()
                .saturating_mul(netuids.len().max(1) as u64)
                .saturating_add(elements(weights.iter().map(|row| 2 * row.len()).sum())),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn batch_set_weights(
            origin: OriginFor<T>,
            netuids: Vec<Compact<NetUid>>,
            weights: Vec<Vec<(Compact<u16>, Compact<u16>)>>,
            version_keys: Vec<Compact<u64>>,
        ) -> DispatchResult {
            let weights = weights
                .into_iter()
                .map(|row| {
                    row.into_iter()
                        .map(|(uid, value)| (uid.0, value.0))
                        .collect()
                })
                .collect();
            Self::do_batch_set_weights(
                ensure_signed(origin)?,
                netuids.into_iter().map(|netuid| netuid.0).collect(),
                weights,
                version_keys.into_iter().map(|key| key.0).collect(),
            )
        }

        /// Sells all the signing coldkey has on a hotkey, in every subnet.
        #[pallet::call_index(83)]
        #[pallet::weight(T::WeightInfo::unstake_all())]
        pub fn unstake_all(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
            Self::do_unstake_all(&ensure_signed(origin)?, &hotkey)
        }

        /// The same but for root, where the TAO is staked.
        #[pallet::call_index(84)]
        #[pallet::weight(T::WeightInfo::unstake_all_alpha())]
        pub fn unstake_all_alpha(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
            Self::do_unstake_all_alpha(&ensure_signed(origin)?, &hotkey)
        }

        /// Moves the signing coldkey's stake to another hotkey or subnet.
        #[pallet::call_index(85)]
        #[pallet::weight(T::WeightInfo::move_stake())]
        pub fn move_stake(
            origin: OriginFor<T>,
            origin_hotkey: T::AccountId,
            destination_hotkey: T::AccountId,
            origin_netuid: NetUid,
            destination_netuid: NetUid,
            alpha_amount: AlphaBalance,
        ) -> DispatchResult {
            Self::do_move_stake(
                ensure_signed(origin)?,
                origin_hotkey,
                destination_hotkey,
                origin_netuid,
                destination_netuid,
                alpha_amount,
            )
        }

        /// Gives the signing coldkey's stake on a hotkey to another coldkey.
        #[pallet::call_index(86)]
        #[pallet::weight(T::WeightInfo::transfer_stake())]
        pub fn transfer_stake(
            origin: OriginFor<T>,
            destination_coldkey: T::AccountId,
            hotkey: T::AccountId,
            origin_netuid: NetUid,
            destination_netuid: NetUid,
            alpha_amount: AlphaBalance,
        ) -> DispatchResult {
            Self::do_transfer_stake(
                ensure_signed(origin)?,
                destination_coldkey,
                hotkey,
                origin_netuid,
                destination_netuid,
                alpha_amount,
            )
        }

        /// Moves the signing coldkey's stake on a hotkey to another subnet.
        #[pallet::call_index(87)]
        #[pallet::weight(T::WeightInfo::swap_stake())]
        pub fn swap_stake(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            origin_netuid: NetUid,
            destination_netuid: NetUid,
            alpha_amount: AlphaBalance,
        ) -> DispatchResult {
            Self::do_swap_stake(
                ensure_signed(origin)?,
                hotkey,
                origin_netuid,
                destination_netuid,
                alpha_amount,
                None,
            )
        }

        /// Stakes at no more than a price in rao for an alpha.
        #[pallet::call_index(88)]
        #[pallet::weight(T::WeightInfo::add_stake_limit())]
        pub fn add_stake_limit(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount_staked: TaoBalance,
            limit_price: TaoBalance,
            allow_partial: bool,
        ) -> DispatchResult {
            let limit = Limit {
                price: limit_price,
                allow_partial,
            };
            Self::do_add_stake_limit(
                &ensure_signed(origin)?,
                &hotkey,
                netuid,
                amount_staked,
                limit,
            )
            .map(|_| ())
        }

        /// Unstakes at no less than a price in rao for an alpha.
        #[pallet::call_index(89)]
        #[pallet::weight(T::WeightInfo::remove_stake_limit())]
        pub fn remove_stake_limit(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount_unstaked: AlphaBalance,
            limit_price: TaoBalance,
            allow_partial: bool,
        ) -> DispatchResult {
            let limit = Limit {
                price: limit_price,
                allow_partial,
            };
            Self::do_remove_stake_limit(
                &ensure_signed(origin)?,
                &hotkey,
                netuid,
                amount_unstaked,
                limit,
            )
            .map(|_| ())
        }

        /// Moves stake to another subnet while the price of the one left, in that of the other, is not below the limit.
        #[pallet::call_index(90)]
        #[pallet::weight(T::WeightInfo::swap_stake_limit())]
        pub fn swap_stake_limit(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            origin_netuid: NetUid,
            destination_netuid: NetUid,
            alpha_amount: AlphaBalance,
            limit_price: TaoBalance,
            allow_partial: bool,
        ) -> DispatchResult {
            let limit = Limit {
                price: limit_price,
                allow_partial,
            };
            Self::do_swap_stake(
                ensure_signed(origin)?,
                hotkey,
                origin_netuid,
                destination_netuid,
                alpha_amount,
                Some(limit),
            )
        }

        /// Makes the signing coldkey the owner of a hotkey that has none.
        #[pallet::call_index(91)]
        #[pallet::weight(T::WeightInfo::try_associate_hotkey())]
        pub fn try_associate_hotkey(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
            Self::associate_hotkey(&ensure_signed(origin)?, &hotkey)
        }

        /// Begins a subnet's emission; only its owner.
        #[pallet::call_index(92)]
        #[pallet::weight(T::WeightInfo::start_call())]
        pub fn start_call(origin: OriginFor<T>, netuid: NetUid) -> DispatchResult {
            Self::do_start_call(ensure_signed(origin)?, netuid)
        }

        /// Commits to weights by their hash. Free.
        #[pallet::call_index(96)]
        #[pallet::weight((T::WeightInfo::commit_weights(), DispatchClass::Normal, Pays::No))]
        pub fn commit_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            commit_hash: H256,
        ) -> DispatchResult {
            Self::do_commit_weights(ensure_signed(origin)?, netuid, commit_hash)
        }

        /// Sets the weights that were committed. Free.
        #[pallet::call_index(97)]
        #[pallet::weight((
            T::WeightInfo::reveal_weights()
                .saturating_add(elements(uids.len() + values.len() + salt.len())),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn reveal_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            uids: Vec<u16>,
            values: Vec<u16>,
            salt: Vec<u16>,
            version_key: u64,
        ) -> DispatchResult {
            let reveal = Reveal {
                uids,
                values,
                salt,
                version_key,
            };
            Self::do_reveal_weights(ensure_signed(origin)?, netuid, reveal)
        }

        /// Reveals several commits in one subnet.
        #[pallet::call_index(98)]
        #[pallet::weight((
            T::WeightInfo::batch_reveal_weights()
                .saturating_mul(uids_list.len().max(1) as u64)
                .saturating_add(elements(
                    [uids_list, values_list, salts_list].iter().flat_map(|lists| lists.iter().map(Vec::len)).sum(),
                )),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn batch_reveal_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            uids_list: Vec<Vec<u16>>,
            values_list: Vec<Vec<u16>>,
            salts_list: Vec<Vec<u16>>,
            version_keys: Vec<u64>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let lengths = [values_list.len(), salts_list.len(), version_keys.len()];
            ensure!(
                lengths == [uids_list.len(); 3],
                Error::<T>::InputLengthsUnequal
            );
            let reveals = uids_list
                .into_iter()
                .zip(values_list)
                .zip(salts_list.into_iter().zip(version_keys))
                .map(|((uids, values), (salt, version_key))| Reveal {
                    uids,
                    values,
                    salt,
                    version_key,
                });
            Self::do_batch_reveal_weights(who, netuid, reveals.collect())
        }

        /// Commits in several subnets.
        #[pallet::call_index(100)]
        #[pallet::weight((
            T::WeightInfo::batch_commit_weights().saturating_mul(netuids.len().max(1) as u64),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn batch_commit_weights(
            origin: OriginFor<T>,
            netuids: Vec<Compact<NetUid>>,
            commit_hashes: Vec<H256>,
        ) -> DispatchResult {
            let netuids = netuids.into_iter().map(|netuid| netuid.0).collect();
            Self::do_batch_commit_weights(ensure_signed(origin)?, netuids, commit_hashes)
        }

        /// Takes stake out of the subnet's alpha issuance. At most what the pair holds.
        #[pallet::call_index(101)]
        #[pallet::weight(T::WeightInfo::recycle_alpha())]
        pub fn recycle_alpha(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            amount: AlphaBalance,
            netuid: NetUid,
        ) -> DispatchResult {
            Self::do_recycle_alpha(&ensure_signed(origin)?, &hotkey, amount, netuid).map(|_| ())
        }

        /// Makes stake nobody's, within the issuance. At most what the pair holds.
        #[pallet::call_index(102)]
        #[pallet::weight(T::WeightInfo::burn_alpha())]
        pub fn burn_alpha(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            amount: AlphaBalance,
            netuid: NetUid,
        ) -> DispatchResult {
            Self::do_burn_alpha(&ensure_signed(origin)?, &hotkey, amount, netuid).map(|_| ())
        }

        /// Unstakes all of the pair, at no less than a price if one is given.
        #[pallet::call_index(103)]
        #[pallet::weight(T::WeightInfo::remove_stake_full_limit())]
        pub fn remove_stake_full_limit(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            limit_price: Option<TaoBalance>,
        ) -> DispatchResult {
            let coldkey = ensure_signed(origin)?;
            Self::do_remove_stake_full_limit(&coldkey, &hotkey, netuid, limit_price).map(|_| ())
        }

        /// Has the incentive of the signing coldkey's miners staked on a hotkey.
        #[pallet::call_index(114)]
        #[pallet::weight(T::WeightInfo::set_coldkey_auto_stake_hotkey())]
        pub fn set_coldkey_auto_stake_hotkey(
            origin: OriginFor<T>,
            netuid: NetUid,
            hotkey: T::AccountId,
        ) -> DispatchResult {
            Self::do_set_coldkey_auto_stake_hotkey(ensure_signed(origin)?, netuid, hotkey)
        }

        /// Root ends a subnet.
        #[pallet::call_index(120)]
        #[pallet::weight(T::WeightInfo::dissolve_network())]
        pub fn root_dissolve_network(origin: OriginFor<T>, netuid: NetUid) -> DispatchResult {
            ensure_root(origin)?;
            Self::do_dissolve_network(netuid)
        }

        /// Announces that the signing coldkey will become another one, known by its blake2-256 hash.
        #[pallet::call_index(125)]
        #[pallet::weight(T::WeightInfo::announce_coldkey_swap())]
        pub fn announce_coldkey_swap(
            origin: OriginFor<T>,
            new_coldkey_hash: T::Hash,
        ) -> DispatchResult {
            Self::do_announce_coldkey_swap(ensure_signed(origin)?, new_coldkey_hash)
        }

        /// Hands stake, hotkeys, subnets and balance of the signing coldkey to the announced one.
        #[pallet::call_index(126)]
        #[pallet::weight(T::WeightInfo::swap_coldkey_announced())]
        pub fn swap_coldkey_announced(
            origin: OriginFor<T>,
            new_coldkey: T::AccountId,
        ) -> DispatchResult {
            Self::do_swap_coldkey_announced(ensure_signed(origin)?, new_coldkey)
        }

        /// Stops the signing coldkey's announced swap, and everything else it might sign, until root resets it.
        #[pallet::call_index(127)]
        #[pallet::weight(T::WeightInfo::dispute_coldkey_swap())]
        pub fn dispute_coldkey_swap(origin: OriginFor<T>) -> DispatchResult {
            Self::do_dispute_coldkey_swap(ensure_signed(origin)?)
        }

        /// Root forgets a coldkey's announcement and dispute.
        #[pallet::call_index(128)]
        #[pallet::weight(T::WeightInfo::reset_coldkey_swap())]
        pub fn reset_coldkey_swap(origin: OriginFor<T>, coldkey: T::AccountId) -> DispatchResult {
            ensure_root(origin)?;
            Self::do_reset_coldkey_swap(coldkey);
            Ok(())
        }

        /// Buys alpha and burns it.
        #[pallet::call_index(132)]
        #[pallet::weight(T::WeightInfo::add_stake_burn())]
        pub fn add_stake_burn(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount: TaoBalance,
            limit: Option<TaoBalance>,
        ) -> DispatchResult {
            let coldkey = ensure_signed(origin)?;
            Self::do_add_stake_burn_limit(&coldkey, &hotkey, netuid, amount, limit)
        }

        /// Withdraws an announcement that was not used.
        #[pallet::call_index(133)]
        #[pallet::weight(T::WeightInfo::clear_coldkey_swap_announcement())]
        pub fn clear_coldkey_swap_announcement(origin: OriginFor<T>) -> DispatchResult {
            Self::do_clear_coldkey_swap_announcement(ensure_signed(origin)?)
        }

        /// Registers at no more than a price.
        #[pallet::call_index(134)]
        #[pallet::weight(T::WeightInfo::burned_register())]
        pub fn register_limit(
            origin: OriginFor<T>,
            netuid: NetUid,
            hotkey: T::AccountId,
            limit_price: u64,
        ) -> DispatchResult {
            Self::do_register_limit(&ensure_signed(origin)?, netuid, &hotkey, limit_price)
        }

        /// Locks alpha of the signing coldkey in the subnet, towards a hotkey.
        #[pallet::call_index(136)]
        #[pallet::weight(T::WeightInfo::lock_stake())]
        pub fn lock_stake(
            origin: OriginFor<T>,
            hotkey: T::AccountId,
            netuid: NetUid,
            amount: AlphaBalance,
        ) -> DispatchResult {
            Self::do_lock_stake(&ensure_signed(origin)?, netuid, &hotkey, amount)
        }

        /// Whether the signing coldkey refuses locked alpha, as it does unless it said otherwise.
        #[pallet::call_index(142)]
        #[pallet::weight(T::WeightInfo::set_reject_locked_alpha())]
        pub fn set_reject_locked_alpha(origin: OriginFor<T>, enabled: bool) -> DispatchResult {
            let coldkey = ensure_signed(origin)?;
            Self::set_accept_locked_alpha(&coldkey, !enabled);
            Self::deposit_event(Event::RejectLockedAlphaUpdated { coldkey, enabled });
            Ok(())
        }
    }
}
