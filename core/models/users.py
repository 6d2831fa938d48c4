from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who works on the site. Visitors never have an account.

    Ours from the first migration on, because changing it later means rebuilding the database.
    The user name is a neutral one, never an e-mail address: it shows in the admin's filters.
    """

    class Meta(AbstractUser.Meta):
        verbose_name = "compte"
        verbose_name_plural = "comptes"

    def __str__(self):
        return self.get_full_name() or self.username
