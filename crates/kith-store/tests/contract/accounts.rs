//! Accounts and invitations.

use kith_store::{AccountRow, Also, AppendError, InvitationRow, SecretRow, Store};

use crate::desk::{OTHER, SERVICE, account, id, put};

exam!(
    an_account_is_found_three_ways,
    a_handle_belongs_to_one_account,
    an_account_may_change_its_handle,
    accounts_are_listed_oldest_first,
    a_secret_is_changed_only_while_the_account_stands_as_it_was_read,
    an_invitation_is_spent_once,
    every_invitation_of_a_person_ends_and_no_other,
    an_invitation_is_spent_once_by_a_crowd,
    tries_of_a_code_are_counted,
);

async fn an_account_is_found_three_ways(store: &Store) {
    let row = AccountRow { second: Some("$argon2id$second".to_owned()), ..account(7, "wren") };
    put(store, vec![Also::Account(row.clone())]).await.unwrap();
    assert_eq!(store.account(SERVICE, id(7)).await.unwrap().as_ref(), Some(&row));
    assert_eq!(store.account_by_handle(SERVICE, "wren").await.unwrap().as_ref(), Some(&row));
    assert_eq!(store.account_of_person(SERVICE, id(107)).await.unwrap(), Some(row));
    assert_eq!(store.account_by_handle(SERVICE, "Wren").await.unwrap(), None);
    assert_eq!(store.account_by_handle(OTHER, "wren").await.unwrap(), None);
}

async fn a_handle_belongs_to_one_account(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren"))]).await.unwrap();
    let taken = put(store, vec![Also::Account(account(8, "wren"))]).await;
    assert_eq!(taken, Err(AppendError::HandleTaken));
    assert_eq!(store.account(SERVICE, id(8)).await.unwrap(), None);
}

async fn an_account_may_change_its_handle(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren"))]).await.unwrap();
    put(store, vec![Also::Account(account(7, "robin"))]).await.unwrap();
    assert_eq!(store.account_by_handle(SERVICE, "wren").await.unwrap(), None);
    put(store, vec![Also::Account(account(8, "wren"))]).await.unwrap();
}

async fn accounts_are_listed_oldest_first(store: &Store) {
    for (number, handle) in [(3, "c"), (1, "a"), (2, "b")] {
        put(store, vec![Also::Account(account(number, handle))]).await.unwrap();
    }
    let handles: Vec<String> =
        store.accounts(SERVICE).await.unwrap().into_iter().map(|row| row.handle).collect();
    assert_eq!(handles, ["a", "b", "c"]);
}

async fn a_secret_is_changed_only_while_the_account_stands_as_it_was_read(store: &Store) {
    put(store, vec![Also::Account(account(7, "wren"))]).await.unwrap();
    let secret = |state, pass: Option<&str>, second: Option<&str>| {
        let (pass, second) = (pass.map(str::to_owned), second.map(str::to_owned));
        vec![Also::Secret(SecretRow { account: id(7), state, pass, second })]
    };
    put(store, secret(1, Some("new"), None)).await.unwrap();
    let row = AccountRow { pass: "new".to_owned(), ..account(7, "wren") };
    assert_eq!(store.account(SERVICE, id(7)).await.unwrap().as_ref(), Some(&row));
    put(store, secret(1, None, Some("second"))).await.unwrap();
    let row = AccountRow { second: Some("second".to_owned()), setup: None, ..row };
    assert_eq!(store.account(SERVICE, id(7)).await.unwrap().as_ref(), Some(&row));

    let off = AccountRow { state: 4, ..row };
    put(store, vec![Also::Account(off.clone())]).await.unwrap();
    for wish in [secret(1, Some("late"), None), secret(1, None, Some("late"))] {
        assert_eq!(put(store, wish).await, Err(AppendError::AccountMoved));
    }
    assert_eq!(store.account(SERVICE, id(7)).await.unwrap(), Some(off));
    let nobody = SecretRow { account: id(8), state: 1, pass: None, second: None };
    let nobody = put(store, vec![Also::Secret(nobody)]).await;
    assert_eq!(nobody, Err(AppendError::AccountMoved));
}

const TOKEN: [u8; 32] = [4; 32];

fn invitation() -> InvitationRow {
    InvitationRow {
        token: TOKEN,
        code: [5; 32],
        person: id(70),
        role: 3,
        expires: 99,
        used: None,
        tries: 0,
    }
}

async fn spend(store: &Store, at: i64) -> Result<(), AppendError> {
    put(store, vec![Also::UseInvitation { token: TOKEN, at }]).await
}

async fn every_invitation_of_a_person_ends_and_no_other(store: &Store) {
    let (own, other) =
        (invitation(), InvitationRow { token: [8; 32], person: id(77), ..invitation() });
    let new = InvitationRow { token: [9; 32], ..invitation() };
    put(store, vec![Also::Invitation(own.clone()), Also::Invitation(other)]).await.unwrap();
    let end = Also::EndInvitations { person: own.person, at: 5 };
    put(store, vec![end, Also::Invitation(new)]).await.unwrap();
    let used = async |token| store.invitation(SERVICE, token).await.unwrap().unwrap().used;
    assert_eq!(used(TOKEN).await, Some(5));
    assert_eq!((used([8; 32]).await, used([9; 32]).await), (None, None));
}

async fn an_invitation_is_spent_once(store: &Store) {
    assert_eq!(spend(store, 5).await, Err(AppendError::InvitationUsed), "there is none");
    put(store, vec![Also::Invitation(invitation())]).await.unwrap();
    spend(store, 6).await.unwrap();
    assert_eq!(spend(store, 7).await, Err(AppendError::InvitationUsed));
    let row = store.invitation(SERVICE, TOKEN).await.unwrap().unwrap();
    assert_eq!(row.used, Some(6), "the first use stands");
}

async fn an_invitation_is_spent_once_by_a_crowd(store: &Store) {
    put(store, vec![Also::Invitation(invitation())]).await.unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|at| {
            let store = store.clone();
            tokio::spawn(async move { spend(&store, at).await })
        })
        .collect();
    let mut spent = 0;
    for task in tasks {
        spent += u32::from(task.await.unwrap().is_ok());
    }
    assert_eq!(spent, 1);
}

async fn tries_of_a_code_are_counted(store: &Store) {
    assert_eq!(store.count_try(SERVICE, TOKEN).await.unwrap(), None);
    put(store, vec![Also::Invitation(invitation())]).await.unwrap();
    assert_eq!(store.count_try(SERVICE, TOKEN).await.unwrap(), Some(1));
    assert_eq!(store.count_try(SERVICE, TOKEN).await.unwrap(), Some(2));
    assert_eq!(store.count_try(OTHER, TOKEN).await.unwrap(), None);
}
