//! Subnets, neurons and stake that exist from the first block. The JSON form is described in chain/README.md.
use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod genesis {
    /// A subnet with its pool.
    #[derive(Clone, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct GenesisNetwork<AccountId> {
        pub netuid: NetUid,
        /// Coldkey; its hotkey becomes uid 0.
        pub owner: AccountId,
        pub owner_hotkey: AccountId,
        pub tempo: u16,
        /// Reserves of the pool, in rao.
        pub tao_in: TaoBalance,
        pub alpha_in: AlphaBalance,
        /// Whether emission flows and alpha moves from the first block.
        pub started: bool,
        /// Price of a registration in rao; the half-life 0 keeps it.
        pub burn: TaoBalance,
        pub burn_half_life: u16,
        /// Blocks between two weight settings of a validator.
        pub weights_set_rate_limit: u64,
        pub immunity_period: u16,
        /// Whether weights must be committed before they are set.
        pub commit_reveal_weights_enabled: bool,
    }

    /// A registered hotkey and its owner, in the order of their uids.
    #[derive(Clone, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct GenesisNeuron<AccountId> {
        pub netuid: NetUid,
        pub hotkey: AccountId,
        pub coldkey: AccountId,
        /// May set weights before the first epoch has handed out permits.
        pub validator_permit: bool,
    }

    /// Alpha, in rao, on a hotkey that is in `neurons` or owns a network.
    #[derive(Clone, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub struct GenesisStake<AccountId> {
        pub netuid: NetUid,
        pub hotkey: AccountId,
        pub coldkey: AccountId,
        pub alpha: AlphaBalance,
    }

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        pub networks: Vec<GenesisNetwork<T::AccountId>>,
        pub neurons: Vec<GenesisNeuron<T::AccountId>>,
        pub stakes: Vec<GenesisStake<T::AccountId>>,
        /// Milliseconds from block to block.
        pub slot_millis: u64,
        /// Rao of alpha minted for a started subnet in a block.
        pub block_alpha_emission: AlphaBalance,
        /// Blocks between announcement and swap of a coldkey, and between announcements.
        pub coldkey_swap_delay: u32,
        pub coldkey_reswap_delay: u32,
        /// Blocks before an epoch in which settings stay as they are.
        pub admin_freeze_window: u16,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self {
                networks: vec![],
                neurons: vec![],
                stakes: vec![],
                slot_millis: 12_000,
                block_alpha_emission: 1_000_000_000,
                coldkey_swap_delay: 36_000,
                coldkey_reswap_delay: 7_200,
                admin_freeze_window: 10,
            }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            assert!(self.slot_millis > 0, "slotMillis must be above 0");
            T::Clock::set(self.slot_millis);
            BlockAlphaEmission::<T>::put(self.block_alpha_emission);
            AdminFreezeWindow::<T>::put(self.admin_freeze_window);
            ColdkeySwapAnnouncementDelay::<T>::put(BlockNumberFor::<T>::from(
                self.coldkey_swap_delay,
            ));
            ColdkeySwapReannouncementDelay::<T>::put(BlockNumberFor::<T>::from(
                self.coldkey_reswap_delay,
            ));
            // Root exists, one alpha there is one TAO, but nothing is staked to it (chain/README.md).
            Pallet::<T>::init_network(ROOT, 0);
            self.networks.iter().for_each(build_network::<T>);
            self.neurons.iter().for_each(build_neuron::<T>);
            self.stakes.iter().for_each(build_stake::<T>);
        }
    }

    fn build_network<T: Config>(network: &GenesisNetwork<T::AccountId>) {
        let netuid = network.netuid;
        assert!(
            !NetworksAdded::<T>::get(netuid),
            "network {netuid} stands twice, or is root"
        );
        Tempo::<T>::insert(netuid, network.tempo);
        Pallet::<T>::init_network(netuid, 1);
        SubnetOwner::<T>::insert(netuid, &network.owner);
        SubnetOwnerHotkey::<T>::insert(netuid, &network.owner_hotkey);
        Burn::<T>::insert(netuid, network.burn);
        BurnHalfLife::<T>::insert(netuid, network.burn_half_life);
        WeightsSetRateLimit::<T>::insert(netuid, network.weights_set_rate_limit);
        ImmunityPeriod::<T>::insert(netuid, network.immunity_period);
        CommitRevealWeightsEnabled::<T>::insert(netuid, network.commit_reveal_weights_enabled);
        let account = Pallet::<T>::get_subnet_account_id(netuid);
        T::Currency::mint_into(&account, network.tao_in)
            .expect("a pool is worth more than a deposit");
        Pallet::<T>::fill_pool(netuid, network.tao_in, network.alpha_in);
        if network.started {
            Pallet::<T>::start(netuid, 1);
        }
        place::<T>(netuid, &network.owner, &network.owner_hotkey);
    }

    fn build_neuron<T: Config>(neuron: &GenesisNeuron<T::AccountId>) {
        let uid = place::<T>(neuron.netuid, &neuron.coldkey, &neuron.hotkey);
        Pallet::<T>::set_permit(neuron.netuid, uid, neuron.validator_permit);
    }

    fn place<T: Config>(netuid: NetUid, coldkey: &T::AccountId, hotkey: &T::AccountId) -> u16 {
        assert!(NetworksAdded::<T>::get(netuid), "a neuron is in no network");
        assert!(
            !Uids::<T>::contains_key(netuid, hotkey),
            "a hotkey stands twice"
        );
        assert!(
            SubnetworkN::<T>::get(netuid) < MaxAllowedUids::<T>::get(netuid),
            "too many neurons"
        );
        Pallet::<T>::claim_hotkey(coldkey, hotkey).expect("a hotkey has one owner");
        Pallet::<T>::place_neuron(netuid, hotkey, None)
    }

    fn build_stake<T: Config>(stake: &GenesisStake<T::AccountId>) {
        assert!(
            NetworksAdded::<T>::get(stake.netuid),
            "stake is in no network"
        );
        assert!(
            Owner::<T>::contains_key(&stake.hotkey),
            "stake is on no hotkey"
        );
        pallet_alpha_assets::Pallet::<T>::mint(stake.netuid, stake.alpha);
        SubnetAlphaOut::<T>::mutate(stake.netuid, |out| *out += stake.alpha);
        Pallet::<T>::increase_stake(&stake.hotkey, &stake.coldkey, stake.netuid, stake.alpha);
    }
}
