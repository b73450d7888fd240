//! Records in storage, through one load and one save. ink!'s own `Mapping` and `Lazy` compile the way to the host anew for
//! every pair of key and value; these compile only the codec. Keys and bytes in storage are the same as ink!'s.

use core::marker::PhantomData;

use ink::prelude::vec::Vec;
use ink::primitives::Key;
use ink::scale::{Decode, Encode, EncodeLike, Error, Input, Output};
use ink::storage::traits::{AutoKey, Storable, StorableHint, StorageKey};

/// Bytes as they are: no length before them.
pub struct Plain<B>(pub B);

impl<B: AsRef<[u8]>> Encode for Plain<B> {
    fn encode_to<W: Output + ?Sized>(&self, to: &mut W) {
        to.write(self.0.as_ref());
    }
}

impl Decode for Plain<Vec<u8>> {
    fn decode<I: Input>(from: &mut I) -> Result<Self, Error> {
        let mut bytes = ink::prelude::vec![0; from.remaining_len()?.unwrap_or_default()];
        from.read(&mut bytes)?;
        Ok(Self(bytes))
    }
}

/// The storage key of a record: the room's key, then the record's.
fn place(room: Key, key: &impl Encode) -> Vec<u8> {
    let mut bytes = encoded(&room);
    key.encode_to(&mut bytes);
    bytes
}

#[inline(never)]
fn load(place: &[u8]) -> Option<Vec<u8>> {
    match ink::env::get_contract_storage::<_, Plain<Vec<u8>>>(&Plain(place)) {
        Ok(found) => found.map(|value| value.0),
        Err(_) => unreadable(),
    }
}

#[inline(never)]
fn save(place: &[u8], value: Vec<u8>) {
    ink::env::set_contract_storage(&Plain(place), &Plain(value));
}

#[inline(never)]
fn forget(place: &[u8]) {
    ink::env::clear_contract_storage(&Plain(place));
}

/// What this contract wrote it can read, or its code was replaced without a migration.
fn unreadable() -> ! {
    panic!("a record in storage does not decode")
}

/// The encoding of a value. `Encode::encode` would compute the length first: more code than the copy it saves.
pub fn encoded(value: &(impl Encode + ?Sized)) -> Vec<u8> {
    // Room for most records: growing step by step costs more than the encoding.
    let mut bytes = Vec::with_capacity(256);
    value.encode_to(&mut bytes);
    bytes
}

fn decoded<V: Decode>(bytes: Vec<u8>) -> V {
    V::decode(&mut &bytes[..]).unwrap_or_else(|_| unreadable())
}

/// Reads one field, or ends the call: a caller's bad arguments are refused all the same.
#[inline(never)]
pub fn field<T: Decode, I: Input>(from: &mut I) -> T {
    T::decode(from).unwrap_or_else(|_| unreadable())
}

/// `Decode` for a struct, its fields in their order. Derived, it would carry an error past every field, three times the code.
macro_rules! decodes {
    ($record:ident: $($field:ident),+) => {
        impl ink::scale::Decode for $record {
            fn decode<I: ink::scale::Input>(from: &mut I) -> core::result::Result<Self, ink::scale::Error> {
                Ok(Self { $($field: $crate::store::field(from)),+ })
            }
        }
    };
}
pub(crate) use decodes;

/// What a read answers, encoded already: ink! compiles its way out of the contract for every type, and all these are one.
/// In the metadata it is the `T` that callers decode.
pub struct Answer<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

#[inline(never)]
pub fn answer<T: Encode>(value: &T) -> Answer<T> {
    Answer { bytes: encoded(value), of: PhantomData }
}

impl<T> Encode for Answer<T> {
    fn encode_to<W: Output + ?Sized>(&self, to: &mut W) {
        to.write(&self.bytes);
    }
}

/// For the caller's side that ink! derives.
impl<T> Decode for Answer<T> {
    fn decode<I: Input>(from: &mut I) -> Result<Self, Error> {
        <Plain<Vec<u8>> as Decode>::decode(from).map(|Plain(bytes)| Self { bytes, of: PhantomData })
    }
}

#[cfg(test)]
impl<T: Decode> Answer<T> {
    pub fn read(&self) -> T {
        T::decode(&mut &self.bytes[..]).expect("an answer decodes as what it answers")
    }
}

#[cfg(feature = "std")]
impl<T: scale_info::TypeInfo + 'static> scale_info::TypeInfo for Answer<T> {
    type Identity = T::Identity;

    fn type_info() -> scale_info::Type {
        T::type_info()
    }
}

/// Values by key.
#[cfg_attr(feature = "std", derive(scale_info::TypeInfo))]
pub struct Mapping<K, V, At: StorageKey = AutoKey> {
    of: PhantomData<fn() -> (K, V, At)>,
}

impl<K: Encode, V: Encode + Decode, At: StorageKey> Mapping<K, V, At> {
    pub fn get(&self, key: impl EncodeLike<K>) -> Option<V> {
        Self::read(&place(At::KEY, &key))
    }

    pub fn insert(&mut self, key: impl EncodeLike<K>, value: &V) {
        save(&place(At::KEY, &key), encoded(value));
    }

    pub fn contains(&self, key: impl EncodeLike<K>) -> bool {
        load(&place(At::KEY, &key)).is_some()
    }

    pub fn remove(&mut self, key: impl EncodeLike<K>) {
        forget(&place(At::KEY, &key));
    }

    pub fn take(&mut self, key: impl EncodeLike<K>) -> Option<V> {
        let place = place(At::KEY, &key);
        let value = Self::read(&place);
        forget(&place);
        value
    }

    fn read(place: &[u8]) -> Option<V> {
        load(place).map(decoded)
    }
}

/// One value in a place of its own: read only by the messages that need it.
#[cfg_attr(feature = "std", derive(scale_info::TypeInfo))]
pub struct Lazy<V, At: StorageKey = AutoKey> {
    of: PhantomData<fn() -> (V, At)>,
}

impl<V: Encode + Decode, At: StorageKey> Lazy<V, At> {
    pub fn get(&self) -> Option<V> {
        load(&place(At::KEY, &())).map(decoded)
    }

    pub fn get_or_default(&self) -> V
    where
        V: Default,
    {
        self.get().unwrap_or_default()
    }

    pub fn set(&mut self, value: &V) {
        save(&place(At::KEY, &()), encoded(value));
    }
}

/// What ink! asks of a field whose values live elsewhere: nothing in the root, a key of its own.
macro_rules! elsewhere {
    ($name:ident<$($of:ident),+>) => {
        impl<$($of,)+ At: StorageKey> Default for $name<$($of,)+ At> {
            fn default() -> Self {
                Self { of: PhantomData }
            }
        }

        impl<$($of,)+ At: StorageKey> core::fmt::Debug for $name<$($of,)+ At> {
            fn fmt(&self, to: &mut core::fmt::Formatter) -> core::fmt::Result {
                to.debug_tuple(stringify!($name)).field(&At::KEY).finish()
            }
        }

        impl<$($of,)+ At: StorageKey> Storable for $name<$($of,)+ At> {
            fn encode<W: Output + ?Sized>(&self, _: &mut W) {}

            fn decode<I: Input>(_: &mut I) -> Result<Self, Error> {
                Ok(Self::default())
            }

            fn encoded_size(&self) -> usize {
                0
            }
        }

        impl<$($of,)+ At: StorageKey> StorageKey for $name<$($of,)+ At> {
            const KEY: Key = At::KEY;
        }

        impl<$($of,)+ At: StorageKey, Given: StorageKey> StorableHint<Given> for $name<$($of,)+ At> {
            type Type = $name<$($of,)+ Given>;
            type PreferredKey = At;
        }

        #[cfg(feature = "std")]
        impl<$($of: layout::Known,)+ At: layout::Known + StorageKey> ink::storage::traits::StorageLayout
            for $name<$($of,)+ At>
        where
            Self: scale_info::TypeInfo + 'static,
            last!($($of)+): ink::storage::traits::StorageLayout,
        {
            fn layout(_: &Key) -> ink::metadata::layout::Layout {
                layout::root::<last!($($of)+), Self>(At::KEY)
            }
        }
    };
}

#[cfg(feature = "std")]
macro_rules! last {
    ($only:ident) => {
        $only
    };
    ($first:ident $second:ident) => {
        $second
    };
}

#[cfg(feature = "std")]
mod layout {
    use ink::metadata::layout::{Layout, LayoutKey, RootLayout};
    use ink::primitives::Key;
    use ink::storage::traits::StorageLayout;
    use scale_info::TypeInfo;

    pub trait Known: TypeInfo + 'static {}
    impl<T: TypeInfo + 'static> Known for T {}

    pub fn root<V: StorageLayout, Of: TypeInfo + 'static>(key: Key) -> Layout {
        Layout::Root(RootLayout::new(LayoutKey::from(&key), V::layout(&key), scale_info::meta_type::<Of>()))
    }
}

elsewhere!(Mapping<K, V>);
elsewhere!(Lazy<V>);
